import io.github.fleetmaven.it.BuiltProject

def project = new BuiltProject(basedir)

def command = 'PowerShell -ExecutionPolicy Unrestricted .\\install-iis.ps1 >> "%TEMP%\\StartupLog.txt" 2>&1'
def uri = 'https://raw.githubusercontent.com/Azure-Samples/compute-automation-configurations/master/install-iis.ps1'

// The command reaches the cloud letter by letter.
def definition = project.extension('myVMSS', 'iis')
assert definition.publisher == 'Microsoft.Compute'
assert definition.type == 'CustomScriptExtension'
assert definition.typeHandlerVersion == '1.8'
assert definition.settings == [commandToExecute: command, fileUris: [uri]]

assert project.runs('myVMSS', 'iis') == ['0': ['0'], '1': ['0'], '2': ['0']]
assert project.log(1).contains('To do: 1 change, 3 instances to touch.')
assert project.writesOf(1) == 0
assert project.writesOf(2) == project.writes().size()
assert project.writesOf(3) == 0
