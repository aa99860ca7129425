// Each mistake is told once, with the file and the line where it was written: in the pom, in its
// parent, in a profile; and what Maven put in from the build machine's environment is noticed.
String log = new File(basedir, 'build.log').text

[
  'parent/pom.xml:23: azure: unknown element <resourcegroup>; did you mean <resourceGroup>?',
  'pom.xml:21: configuration: unknown element <virtualmachines>; did you mean <virtualMachines>?',
  'pom.xml:28: scaleSets/scaleSet[myVMSS]/extensions/customScript: unknown element <comand>; did you mean <command>?',
  'pom.xml:29: scaleSets/scaleSet[myVMSS]/extensions/customScript/command: ${HOME} is no property of this project',
  'pom.xml:34: scaleSets/scaleSet[myVMSS]/extensions/extension[agent]/settings/folder: ${HOME} is no property of this project',
  'pom.xml:35: scaleSets/scaleSet[myVMSS]/extensions/extension[agent]/settings/token: ${no.such.property} has no value',
  'pom.xml:65: scaleSets/scaleSet[myVMSS]/rollout/pauseBetweenBatches: `10m` is no duration; write PT10M',
].each { assert log.contains(it) : "not told: $it" }
assert log.contains('the configuration has 7 problems')
return true
