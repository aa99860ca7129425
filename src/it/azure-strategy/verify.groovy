import io.github.fleetmaven.it.BuiltProject

def project = new BuiltProject(basedir)
def driver = 'InfiniBandDriverWindows'

// One write begins it, and the run ends well although nothing is done yet.
assert project.log(1).contains('~ upgradePolicy  update: so that Azure rolls out by it: mode Manual')
assert project.log(1).contains("rollout: by Azure's rolling upgrade, batches of at most 25%, at most 50% unhealthy")
assert project.log(1).contains('left to Azure, which goes on with 4 instances')
assert project.log(1).contains('4 instances, 0 current (0 updated), 4 left to Azure')
assert project.log(1).contains("Azure's rolling upgrade RollingForward: ")

// The next apply writes nothing: it looks on until Azure is done.
assert project.writesOf(2) == 0
assert project.log(2).readLines().count { it =~ /myVMSS +[0-3] +current/ } == 4

// Each handler ran once everywhere, and nothing is left to do.
assert project.runs('myVMSS', driver) == ['0': ['0'], '1': ['0'], '2': ['0'], '3': ['0']]
assert project.log(3).contains("Azure's rolling upgrade Completed: 4 updated, 0 failed, 0 being updated, 0 to come")
def status = project.status('myVMSS')
assert status.rollingUpgrade == [code: 'Completed', successful: 4, failed: 0, inProgress: 0, pending: 0, error: null]
assert status.current == 4
