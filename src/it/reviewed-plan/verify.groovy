import io.github.fleetmaven.it.BuiltProject

def project = new BuiltProject(basedir)

def refused = "the reviewed plan doesn't hold any more; nothing was changed"

assert project.log(2).contains(refused)
assert project.log(2).contains('myVMSS extensions/app: after.settings.commandToExecute was' +
    ' "bash install.sh --port 8080" and is "bash install.sh --port 9090"')

// The salts of the plan make its digests again, so that it holds though a secret is in it.
assert project.log(3).contains('myVMSS: 2 instances, 2 current (2 updated)')
assert project.runs('myVMSS', 'app') == ['0': ['0'], '1': ['0']]
assert project.extension('myVMSS', 'app').settings.commandToExecute == 'bash install.sh --port 8080'

// Carried out once, it has nothing left to do.
assert project.log(5).contains('Nothing to do: everything is as declared.')
assert project.writes().size() == project.writesOf(3)
