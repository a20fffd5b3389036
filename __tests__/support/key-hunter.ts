/** Of a model's service. */
export const KEY = 'sk-test-51c0ffee99';

/** Looks for the key wherever a program can: its environment, all of /proc, all files that it may read. */
export const HUNTER = `
import os, re
parts = [b"ff0c"[::-1], b"99ee"[::-1]]
found = []
def look(name, data):
    if all(one in data for one in parts): found.append(name)
for root in ("/proc", os.getcwd(), os.path.expanduser("~"), "/tmp", "/etc", "/run"):
    for folder, folders, files in os.walk(root, onerror=lambda problem: None):
        if folder.count("/") > 5: folders[:] = []
        for name in files:
            file = os.path.join(folder, name)
            try:
                if os.path.isfile(file) and not re.match(r"/proc/(kcore|kmsg|kpage|sysrq)", file):
                    with open(file, "rb") as opened: look(file, opened.read(1 << 20))
            except OSError: pass
print("found", found)
`;
