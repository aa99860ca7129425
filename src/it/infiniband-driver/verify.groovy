import io.github.fleetmaven.it.BuiltProject

def project = new BuiltProject(basedir)

def driver = 'InfiniBandDriverWindows'
def once = ['0']

// The driver ran once on each machine, and nothing else ran.
assert project.runs('myVM', driver).values() as List == [once]
assert project.runs('myVMSS', driver) == ['0': once, '1': once, '2': once, '3': once]
assert project.runs('myVM', 'monitoring').isEmpty()
assert project.runs('myVMSS', 'monitoring').isEmpty()

// What was there in the model is still there, as it was.
assert project.extensions('myVMSS').name == ['monitoring', driver]
def monitoring = project.extension('myVMSS', 'monitoring')
assert monitoring.publisher == 'Microsoft.Azure.Monitor'
assert monitoring.type == 'AzureMonitorWindowsAgent'
assert monitoring.settings == [workspaceId: 'w1']
def definition = project.extension('myVMSS', driver)
assert definition.publisher == 'Microsoft.HpcCompute'
assert definition.type == driver
assert definition.typeHandlerVersion == '1.2'

// -Dfleet.targets: the machine alone; then the set: its model once, a call for each batch of two.
def writes = project.writes()
assert writes[0].startsWith('PUT ') && writes[0].contains('/virtualMachines/myVM/extensions/' + driver)
assert writes.drop(1).every { it.contains('/virtualMachineScaleSets/myVMSS') }
assert writes.drop(1).count { !it.contains('/manualupgrade') } == 1
assert writes.drop(1).count { it.contains('/manualupgrade') } == 2
assert project.writesOf(1) == 1
assert project.writesOf(2) == 3
assert project.writesOf(3) == 0
assert writes.size() == 4

def targets = ['myVM', 'myVMSS'].collect { project.status(it) }
assert targets.every { it.openChanges == 0 && it.current == it.total }
assert targets.instances.flatten().every { i -> i.extensions.find { it.name == driver }.state == 'succeeded' }
