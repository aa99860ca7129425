import io.github.fleetmaven.it.BuiltProject

def project = new BuiltProject(basedir)

assert project.profile('myVMSS').storageProfile.imageReference.version == '14.04.201507060'

// Three update domains of two instances: a call each, in the order of the domains.
def journal = project.journal()
def batches = []
journal.each {
    if (it.target.contains('/manualupgrade')) {
        batches << []
    } else if (it.event == 'instance' && it.status == 'reimaged') {
        batches[-1] << it.instance
    }
}
assert batches*.sort() == [['0', '3'], ['1', '4'], ['2', '5']]
(0..2).each { assert project.log(1).contains("batch ${it + 1} (update domain ${it})") }

assert project.writesOf(1) == 5
assert project.writesOf(2) == 0
