"""A Slurm of one node, for a test: munge, slurmctld and slurmd in a folder of their own, on the loopback interface."""
import os
import shutil
import socket
import subprocess
import time

PROGRAMS = ('munged', 'slurmctld', 'slurmd', 'sbatch', 'scontrol', 'sinfo', 'squeue')
PATH = os.environ['PATH'] + ':/usr/sbin'


def missing_programs():
    return [program for program in PROGRAMS if not shutil.which(program, path=PATH)]


def free_port():
    with socket.socket() as probe:
        probe.bind(('127.0.0.1', 0))
        return probe.getsockname()[1]


class Cluster:
    """As a context: it runs inside, or there is an error that says what does not."""

    def __init__(self, folder):
        self.folder = folder
        self.environment = {'PATH': PATH, 'HOME': folder, 'LANG': 'C.UTF-8', 'SLURM_CONF': self.path('slurm.conf')}
        self.processes = []

    def path(self, name):
        return os.path.join(self.folder, name)

    def __enter__(self):
        try:
            self.start()
        except BaseException:
            self.__exit__()
            raise
        return self

    def __exit__(self, *_):
        for process in reversed(self.processes):
            process.terminate()
            try:
                process.wait(timeout=20)
            except subprocess.TimeoutExpired:
                process.kill()
                process.wait()

    def start(self):
        for name in ('munge', 'state', 'spool'):
            os.makedirs(self.path(name), mode=0o700)
        with open(os.open(self.path('munge/key'), os.O_CREAT | os.O_WRONLY, 0o400), 'wb') as key:
            key.write(os.urandom(128))
        self.spawn('munged', '--foreground', '--force', '--num-threads=1',
                   *(f'--{name}={self.path("munge/" + file)}' for name, file in (
                       ('key-file', 'key'), ('socket', 'socket'), ('pid-file', 'pid'), ('seed-file', 'seed'))))
        self.wait_for('munged', lambda: os.path.exists(self.path('munge/socket')))
        self.configure()
        self.spawn('slurmctld', '-D', '-c')
        self.wait_for('slurmctld', lambda: 'UP' in self.ask('scontrol', 'ping'))
        self.spawn('slurmd', '-D', '-c')
        self.wait_for('slurmd', lambda: self.ask('sinfo', '--noheader', '--format=%t').strip() == 'idle')

    def configure(self):
        host, user = socket.gethostname().split('.')[0], self.user()
        settings = {
            'ClusterName': 'cotejo', 'SlurmctldHost': f'{host}(127.0.0.1)', 'SlurmUser': user, 'SlurmdUser': user,
            'SlurmctldPort': free_port(), 'SlurmdPort': free_port(),
            'AuthType': 'auth/munge', 'AuthInfo': f'socket={self.path("munge/socket")}', 'CredType': 'cred/munge',
            'StateSaveLocation': self.path('state'), 'SlurmdSpoolDir': self.path('spool'),
            'SlurmctldPidFile': self.path('slurmctld.pid'), 'SlurmdPidFile': self.path('slurmd.pid'),
            'SlurmctldLogFile': self.path('slurmctld.log'), 'SlurmdLogFile': self.path('slurmd.log'),
            'ProctrackType': 'proctrack/linuxproc', 'TaskPlugin': 'task/none', 'MpiDefault': 'none',
            'JobAcctGatherType': 'jobacct_gather/none', 'AccountingStorageType': 'accounting_storage/none',
            'SelectType': 'select/cons_tres', 'SelectTypeParameters': 'CR_Core', 'ReturnToService': 2,
            'SchedulerParameters': 'batch_sched_delay=0,sched_interval=1,sched_min_interval=0', 'MinJobAge': 300}
        cores = os.cpu_count()
        lines = [f'{name}={value}' for name, value in settings.items()]
        lines += [f'NodeName={host} NodeAddr=127.0.0.1 CPUs={cores} CoresPerSocket={cores} RealMemory=1000 '
                  'State=UNKNOWN',
                  'PartitionName=test Nodes=ALL Default=YES State=UP']
        with open(self.path('slurm.conf'), 'w', encoding='ascii') as file:
            file.write('\n'.join(lines) + '\n')
        with open(self.path('cgroup.conf'), 'w', encoding='ascii') as file:
            file.write('CgroupPlugin=cgroup/v1\n')  # none is used, and v2 would want a system bus

    def user(self):
        return self.ask('id', '-un').strip()

    def spawn(self, program, *arguments):
        with open(self.path(program + '.out'), 'wb') as out:
            self.processes.append(subprocess.Popen([shutil.which(program, path=PATH), *arguments], stdout=out,
                                                   stderr=out, env=self.environment))

    def ask(self, *command):
        return subprocess.run(command, env=self.environment, capture_output=True, text=True, check=False).stdout

    def wait_for(self, what, is_so, seconds=30):
        end = time.monotonic() + seconds
        while not is_so():
            if time.monotonic() > end or self.processes[-1].poll() is not None:
                with open(self.path(what + '.out'), encoding='utf-8', errors='replace') as said:
                    raise RuntimeError(f'{what} does not come up: {said.read()[-2000:]}')
            time.sleep(0.05)
