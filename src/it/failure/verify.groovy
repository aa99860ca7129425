import io.github.fleetmaven.it.BuiltProject

def project = new BuiltProject(basedir)

// Told: where, which code, what it means, where to read on; and what happened to the others.
def log = project.log(1)
def failed = log.readLines().find { it.contains('1 failed') || it.contains('myVMSS  1  ') }
assert failed != null
assert log.contains('exit code 100: unsupported, or it could not complete')
assert log.contains('C:\\WindowsAzure\\Logs\\Plugins\\Microsoft.HpcCompute.InfiniBandDriverWindows\\')
assert log.contains('no InfiniBand device')
assert log.contains('no further instance was touched')
assert log.readLines().count { it =~ /myVMSS +[23] +not reached/ } == 2
assert log.readLines().any { it =~ /myVMSS +0 +current +updated/ }

// Run again: what failed is tried again, what was not reached is reached, what is done is left.
assert project.log(2).contains('its handler failed on 1')
assert project.log(2).contains('myVMSS: 4 instances, 4 current (3 updated)')
assert project.runs('myVMSS', 'InfiniBandDriverWindows') ==
    ['0': ['0'], '1': ['100', '0'], '2': ['0'], '3': ['240', '0']]

// 240 passes by itself, and the plugin tried again without being asked.
assert project.log(2).contains('running InfiniBandDriverWindows again')

assert project.writesOf(3) == 0
