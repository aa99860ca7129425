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
def all = project.writes()
def onMachine = all.takeWhile { it.contains('/virtualMachines/myVM') }
assert onMachine.collect { it.split(' ')[0] } == ['PATCH', 'PUT', 'PATCH'] // the lease goes round it
assert onMachine[1].contains('/virtualMachines/myVM/extensions/' + driver)
def onSet = all.drop(onMachine.size())
assert onSet.every { it.contains('/virtualMachineScaleSets/myVMSS') }
assert onSet.count { it.contains('/manualupgrade') } == 2
assert onSet.count { it.startsWith('PATCH ') } == 2 // the model with the lease, and the lease back
assert project.writesOf(1) == 3
assert project.writesOf(2) == 4
assert project.writesOf(3) == 0
assert all.size() == 7

def targets = ['myVM', 'myVMSS'].collect { project.status(it) }
assert targets.every { it.openChanges == 0 && it.current == it.total }
assert targets.instances.flatten().every { i -> i.extensions.find { it.name == driver }.state == 'succeeded' }
