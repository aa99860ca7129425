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

// Over HTTPS for others, who are told whom to trust; the goals of the build go on over plain HTTP.
assert project.log(3) =~ 'Simulator ready at https://127\\.0\\.0\\.1:[0-9]+'
assert project.log(3) =~ 'over plain HTTP it is at http://127\\.0\\.0\\.1:[0-9]+'
def authority = new File(basedir, 'target/fleet/simulator-ca.pem')
assert project.log(3).contains('its clients have to trust ' + authority.canonicalPath)
assert authority.text.startsWith('-----BEGIN CERTIFICATE-----')
assert !authority.text.contains('PRIVATE KEY')
assert project.status('myVMSS').current == 2
