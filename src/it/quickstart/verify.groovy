import io.github.fleetmaven.it.BuiltProject

def project = new BuiltProject(basedir)

// The plan changes nothing; the first apply brings it about; the second has nothing to do.
assert project.writesOf(1) == 0
assert project.writesOf(2) == 7
assert project.log(2).contains('10 instances, 10 current (10 updated)')
assert project.writesOf(3) == 0
assert project.log(3).contains('Nothing to do: everything is as declared.')

// Update domain by update domain, two instances each.
def batches = (project.log(2) =~ /batch \d \(update domain (\d)\): instances (\d), (\d)/).collect { it.drop(1) }
assert batches == (0..4).collect { ["$it", "$it", "${it + 5}"]*.toString() }

// The script ran once on each instance.
assert project.runs('myVMSS', 'app') == (0..9).collectEntries { ["$it".toString(), ['0']] }
assert project.status('myVMSS').current == 10
