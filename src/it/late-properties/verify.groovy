import io.github.fleetmaven.it.BuiltProject

def project = new BuiltProject(basedir)

assert project.log(1).contains('${app.command} has no value')

// The message names the line in the profile, and what to write instead.
def line = new File(basedir, 'pom.xml').readLines().findIndexOf { it.contains('${HOME}') } + 1
assert project.log(2).contains("pom.xml:${line}: ")
assert project.log(2).contains('write $HOME for the target')
assert !project.log(2).contains('${app.folder} ')

assert project.extension('myVMSS', 'app').settings.commandToExecute == 'echo release 1.0 of late-fleet'
assert project.runs('myVMSS', 'app') == ['0': ['0']]
