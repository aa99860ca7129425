import io.github.fleetmaven.it.BuiltProject

def project = new BuiltProject(basedir)

def definition = project.extension('myVMSS', 'dsc')
assert definition.publisher == 'Microsoft.Powershell'
assert definition.type == 'DSC'
assert definition.typeHandlerVersion == '2.24'
assert definition.settings == [
    wmfVersion: 'latest',
    configuration: [
        url: 'https://github.com/Azure-Samples/compute-automation-configurations/raw/master/dsc.zip',
        script: 'configure-http.ps1',
        function: 'WebsiteTest',
    ],
]

assert project.runs('myVMSS', 'dsc') == ['0': ['0'], '1': ['0'], '2': ['0']]
assert project.writesOf(1) == project.writes().size()
assert project.writesOf(2) == 0
