// One boot of the virtual machine. These are the settings under which the guest's kernel boots with software emulation;
// other processors crash it.
import { spawn } from 'node:child_process';
import { createInterface } from 'node:readline';

const KERNEL_LINE = 'root=/dev/vda rw console=ttyS0 apparmor=1 security=apparmor panic=-1';

const drive = (file, mode) => ['-drive', `file=${file.replaceAll(',', ',,')},format=raw,if=virtio,${mode}`];

function qemuArgs({ image, payload, consoleLog }) {
  return [
    ...[
      '-accel',
      'tcg,thread=single',
      '-cpu',
      'Nehalem,-cx16',
      '-smp',
      '1',
      '-m',
      '1500',
      '-nic',
      'none',
      '-no-reboot',
    ],
    ...['-display', 'none', '-monitor', 'none'],
    ...['-kernel', image.kernel, '-initrd', image.initrd, '-append', KERNEL_LINE],
    // Writes go to a temporary file, so every boot finds the same disk.
    ...drive(image.root, 'snapshot=on'),
    ...drive(payload, 'readonly=on'),
    // The kernel's messages stay out of the results, which have a line of their own.
    ...['-serial', `file:${consoleLog}`, '-serial', 'stdio'],
  ];
}

/**
 * Boots, hands each line of the second serial port to `onLine`, and returns how the machine ended: undefined when it
 * powered itself off within `timeoutMs`, else a sentence.
 */
export async function boot({ onLine, timeoutMs, ...files }) {
  const qemu = spawn('qemu-system-x86_64', qemuArgs(files), { stdio: ['ignore', 'pipe', 'inherit'] });
  const kill = () => qemu.kill('SIGKILL');
  let timedOut = false;
  const timer = setTimeout(() => {
    timedOut = true;
    kill();
  }, timeoutMs);
  process.once('exit', kill);
  createInterface({ input: qemu.stdout }).on('line', onLine);
  const [status, signal] = await new Promise((resolve, reject) => {
    qemu.once('error', reject);
    // When the pipe is at its end too, so no line is missed.
    qemu.once('close', (...how) => resolve(how));
  });
  clearTimeout(timer);
  process.removeListener('exit', kill);
  if (timedOut) return `the machine was still running after ${timeoutMs / 1000} s`;
  return status === 0 ? undefined : `qemu ended with ${signal ?? `status ${status}`}`;
}
