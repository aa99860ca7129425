import io.github.fleetmaven.it.BuiltProject

def project = new BuiltProject(basedir)

def lines = new File(basedir, 'pom.xml').readLines()
def lineOf = { String text -> lines.findIndexOf { it.contains(text) } + 1 }
def log = project.log(1)
def told = { String where, String what ->
    log.readLines().any { it.contains("pom.xml:${lineOf(where)}: ") && it.contains(what) }
}

assert log.contains('the configuration has 16 problems; nothing was sent to a cloud')
assert told('<scaleSetz>', 'unknown element <scaleSetz>; did you mean <scaleSets>?')
assert told('<nmae>', 'unknown element <nmae>; did you mean <name>?')
assert told('<comand>', 'unknown element <comand>; did you mean <command>?')
assert told('<autoUpgradeMinorVersion>', '`yes` is no boolean; write true or false')
assert told('<infinibandDriver/>', 'unknown element <infinibandDriver>; did you mean <infiniBandDriver>?')
assert told('<provisionAfter>', 'no extension `ap` is declared here; did you mean `app`?')
assert told('<order>', 'did you mean updateDomain?')
assert told('<batchSize>', 'a batch of 3 is more than the 2 of <maxUnavailable>')
assert told('<pauseBetweenBatches>', '`30s` is no duration; write PT30S')
assert told('<maxFailedInstances>', '`120%` is no number of instances')
assert told('<allow>', '`everything` is none of allAtOnce, reimage, restart, remove, pendingModel')
assert told('<image>', "the image of a virtual machine can't change")
assert told('${HOME}', 'write $HOME for the target')
assert told('<file>', 'there is no file ')
assert log.contains('scaleSets/scaleSet: <name> is missing')
assert log.contains('scaleSets/scaleSet/extensions/customScript: <command> is missing')

// Each goal tells the same, and none asks a cloud or writes a file.
def problems = { int build -> project.log(build).readLines().findAll { it =~ /pom\.xml:\d+: / } }
assert problems(2) == problems(1)
assert problems(3) == problems(1)
assert !project.askedCloud()
assert !new File(basedir, 'target/fleet').exists()
