import io.github.fleetmaven.it.BuiltProject

def project = new BuiltProject(basedir)

// The first release, one byte of its script changed, nothing changed, another command line.
assert project.log(1).contains('+ extensions/app')
assert project.log(2).contains('~ extensions/app') && project.log(2).contains('install.sh')
assert project.writesOf(3) == 0
assert project.log(4).contains('~ extensions/app')
assert [1, 2, 4].every { project.log(it).contains('effect: rerun on 3 instances') }

// Three runs on the old instances; on those that came later the application came with them.
def runs = project.runs('myVMSS', 'app')
assert runs.size() == 5
assert runs.values()*.size() == [3, 3, 3, 1, 1]
assert runs.values().flatten().every { it == '0' }

// What the pom names beside it is as declared, and never ran again.
def monitoring = project.runs('myVMSS', 'monitoring')
assert monitoring.keySet() == runs.keySet() - ['0', '1', '2']

assert project.log(5).contains('PATCH answered 20')
assert project.log(6).contains('Nothing to do: everything is as declared.')
def status = project.status('myVMSS')
assert status.total == 5
assert status.current == 5
assert status.instances.every { i -> i.extensions.find { it.name == 'app' }.state == 'succeeded' }
