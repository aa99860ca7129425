import io.github.fleetmaven.it.BuiltProject

def project = new BuiltProject(basedir)

def folder = 'https://mystorageaccount.blob.core.windows.net/scripts/'
def definition = project.extension('myVMSS', 'server')
assert definition.publisher == 'Microsoft.Azure.Extensions'
assert definition.type == 'CustomScript'
assert definition.typeHandlerVersion == '2.0'
assert definition.settings == [
    commandToExecute: 'bash installserver.sh',
    fileUris: [folder + 'installserver.sh', folder + 'server.conf'],
]

assert project.runs('myVMSS', 'server') == ['0': ['0'], '1': ['0'], '2': ['0']]
assert project.writesOf(1) == project.writes().size()
assert project.writesOf(2) == 0
