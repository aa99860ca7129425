import io.github.fleetmaven.it.BuiltProject

def project = new BuiltProject(basedir)

// The last module failed: production wasn't touched, not even asked.
assert project.log(1).contains('apply waits for the end of the last module (fleet.atEnd)')
assert project.log(1).contains('nothing was applied for com.example:shop:pom:1.0, since the build failed')
assert !project.log(1).contains('Plan (simulator')

// All succeeded: applied once, after the last module had been checked.
def log = project.log(2)
def valid = 'the configuration is valid: 1 target'
assert log.count(valid) == 3
assert log.count('applying the fleet of') == 1
assert log.indexOf('applying the fleet of com.example:shop:pom:1.0') > log.lastIndexOf(valid)
assert log.indexOf('applying the fleet of com.example:shop:pom:1.0') > log.lastIndexOf('apply waits')
assert log.count('Plan (simulator, 1 target)') == 1
assert log.count('all targets of this module were declared and handled in another one') == 2

assert project.runs('myVMSS', 'infiniBandDriver') == ['0': ['0'], '1': ['0'], '2': ['0']]
assert project.runs('myVMSS', 'monitoring') == ['0': ['0'], '1': ['0'], '2': ['0']]
assert project.writesOf(2) == project.writes().size()
assert project.writesOf(3) == 0

// Each module for itself: the one that comes first applies, before the next is begun.
assert !project.log(4).contains('apply waits')
assert project.log(4).indexOf('Nothing to do') < project.log(4).lastIndexOf(valid)
assert project.writesOf(4) == 0
assert ['orders', 'payments'].every { !new BuiltProject(new File(basedir, it)).askedCloud() }
