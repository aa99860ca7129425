import io.github.fleetmaven.it.BuiltProject

def project = new BuiltProject(basedir)

assert project.log(1) =~ 'Simulator ready at http://127\\.0\\.0\\.1:[0-9]+'
assert project.log(1).contains('Plan (azure, 1 target)')
assert project.log(1).contains('Simulator stopped')
assert project.runs('myVMSS', 'infiniBandDriver') == ['0': ['0'], '1': ['0']]
assert project.status('myVMSS').current == 2

// It remembers.
assert project.writesOf(1) == project.writes().size()
assert project.writesOf(2) == 0
