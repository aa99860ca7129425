import io.github.fleetmaven.it.BuiltProject

def project = new BuiltProject(basedir)
def driver = 'InfiniBandDriverWindows'

// Something differs: the build fails there and then, and nothing was changed.
assert project.log(1).contains('the cloud differs from the pom (fleet.failOnDrift)')
assert project.log(1).contains('myVMSS: changes: 1, instances that are not current: 3')
assert project.log(1).contains('typeHandlerVersion 1.2')
assert project.log(1).count('requests: ') == 1

// The cloud as it is, and what is still to be done.
assert project.log(2).contains('myVMSS: 3 of 3 instances current, 1 change not applied yet')
assert project.log(2).contains(driver + '@1.2.0.0=succeeded')

// A stopped instance can't be reached. That is no failure of the run, but not forgotten either.
assert project.log(3).readLines().any { it =~ /myVMSS +2 +skipped +it is stopped/ }
assert project.writesOf(3) == project.writes().size()
assert project.runs('myVMSS', driver) == ['0': ['0'], '1': ['0']]

def status = project.status('myVMSS')
assert status.kind == 'scaleSet'
assert status.openChanges == 0
assert status.total == 3
assert status.current == 2
def byId = status.instances.collectEntries { [it.id, it] }
assert byId['0'].current && byId['0'].differences == []
assert byId['0'].power == 'running'
assert byId['0'].updateDomain == 0
assert byId['0'].extensions.collect { it.subMap('name', 'version', 'state') } ==
    [[name: driver, version: '1.5.0.0', state: 'succeeded']]
assert !byId['2'].current && byId['2'].differences.any { it.contains(driver) }
assert byId['2'].power == 'stopped'
assert byId['2'].extensions.version == ['1.2.0.0']
