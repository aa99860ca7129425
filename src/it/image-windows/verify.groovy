import io.github.fleetmaven.it.BuiltProject

def project = new BuiltProject(basedir)

// The parts of the reference that the pom doesn't name are as they were.
assert project.profile('myvmss').storageProfile.imageReference.subMap('publisher', 'offer', 'sku', 'version') == [
    publisher: 'MicrosoftWindowsServer',
    offer: 'WindowsServer',
    sku: '2012-R2-Datacenter',
    version: '4.0.20160229',
]

// One model, and then a call for each instance, each ended before the next one began.
def journal = project.journal()
assert journal.count { it.event == 'model' } == 1
def steps = journal.findAll { it.event == 'instance' || it.target.contains('/manualupgrade') }
assert steps.collect { it.event == 'request' ? 'asked' : it.instance }.unique(false) ==
    ['asked', '0', '1', '2']
def open = 0
journal.each {
    if (it.target.contains('/manualupgrade')) {
        assert open++ == 0: 'a second instance was begun: ' + it
    } else if (it.event == 'instance' && it.status == 'reimaged') {
        open--
    }
}
assert open == 0
assert journal.findAll { it.event == 'instance' && it.status == 'reimaged' }.instance == ['0', '1', '2']

assert project.log(1).contains('effect: reimage on 3 instances')
assert project.writesOf(1) == 5 // the model, three instances, and the lease given back
assert project.writesOf(2) == 0
assert project.status('myvmss').instances.every { it.current }
