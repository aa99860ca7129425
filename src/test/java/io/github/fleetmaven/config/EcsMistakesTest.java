package io.github.fleetmaven.config;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.fleetmaven.diag.Diagnostic;
import io.github.fleetmaven.model.ecs.command.CommandSize;
import io.github.fleetmaven.model.ecs.command.DriverUpdate;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Mistakes in what a pom says of Alibaba Cloud, and what is said about each, word for word. */
class EcsMistakesTest {

  private static final String ALIBABA = "<alibaba><regionId>cn-hangzhou</regionId></alibaba>";
  private static final String GROUP = "pom.xml:1: ecsGroups/ecsGroup[web]";
  private static final String DRIVER = GROUP + "/virtioDriver";
  private static final String IDS = "<instanceIds><instanceId>i-1</instanceId></instanceIds>";
  private static final String KNOWN =
      "<acknowledge>networkInterruption,antivirusDisabled</acknowledge>";
  private static final String FINE =
      "<virtioDriver><feature>diskSerial</feature>" + KNOWN + "</virtioDriver>";

  @TempDir Path project;

  @Test
  void tellsAllOfThemAtOnce() {
    assertThat(
            PomText.read(
                    """
                    <alibaba><regonId>x</regonId></alibaba>
                    <ecsGroups><ecsGroup>
                      <tags/>
                      <virtioDriver>
                        <method>packet</method>
                      </virtioDriver>
                      <rollout><onFailure>rollback</onFailure></rollout>
                    </ecsGroup></ecsGroups>
                    """)
                .diagnostics())
        .extracting(Diagnostic::where)
        .containsExactly(
            "pom.xml:1: alibaba",
            "pom.xml:2: ecsGroups/ecsGroup",
            "pom.xml:2: ecsGroups/ecsGroup",
            "pom.xml:3: ecsGroups/ecsGroup/tags",
            "pom.xml:4: ecsGroups/ecsGroup/virtioDriver",
            "pom.xml:4: ecsGroups/ecsGroup/virtioDriver",
            "pom.xml:5: ecsGroups/ecsGroup/virtioDriver/method",
            "pom.xml:7: ecsGroups/ecsGroup/rollout/onFailure");
  }

  @Nested
  class Groups {

    @Test
    void elementsWithAMeaningElsewhere() {
      assertThat(problems("<extensions/>" + IDS + FINE))
          .containsExactly(
              GROUP
                  + ": unknown element <extensions>; <extensions> belongs in <scaleSet> or"
                  + " <virtualMachine>");
      assertThat(problems("<instanceId>i-1</instanceId>" + IDS + FINE))
          .containsExactly(
              GROUP + ": unknown element <instanceId>; <instanceId> belongs in <instanceIds>");
      assertThat(PomText.allProblems("<ecsGroup/>"))
          .containsExactly(
              "pom.xml:1: configuration: unknown element <ecsGroup>; <ecsGroup> belongs in"
                  + " <ecsGroups>");
    }

    @Test
    void withoutWhatIsNeeded() {
      assertThat(PomText.allProblems(ALIBABA + "<ecsGroups><ecsGroup/></ecsGroups>"))
          .containsExactly(
              "pom.xml:1: ecsGroups/ecsGroup: <name> is missing; add <name>",
              "pom.xml:1: ecsGroups/ecsGroup: <virtioDriver> is missing; add <virtioDriver>",
              "pom.xml:1: ecsGroups/ecsGroup: it names no instance; name them by <instanceIds>, or"
                  + " find them by <tags>");
    }

    @Test
    void withoutARegion() {
      assertThat(PomText.allProblems(group(IDS + FINE)))
          .containsExactly(
              GROUP
                  + ": <regionId> is missing, here and in <alibaba>; add it to <alibaba>, for all"
                  + " groups, or here");
      assertThat(PomText.allProblems(group("<regionId>us-west-1</regionId>" + IDS + FINE)))
          .isEmpty();
    }

    @Test
    void withARegionThatIsNone() {
      assertThat(problems("<regionId>Hangzhou</regionId>" + IDS + FINE))
          .containsExactly(
              GROUP
                  + "/regionId: `Hangzhou` is no id of a region; write it as cn-hangzhou; `aliyun"
                  + " ecs DescribeRegions` lists them");
      assertThat(problems("<regionId>evil.example.com/</regionId>" + IDS + FINE)).hasSize(1);
    }

    @Test
    void withInstancesInTwoWays() {
      assertThat(problems(IDS + "<tags><a>b</a></tags>" + FINE))
          .containsExactly(
              GROUP
                  + "/tags: <instanceIds> and <tags> are both there, and name instances in two"
                  + " ways; keep one of them");
    }

    @Test
    void withInstancesThatAreNone() {
      assertThat(
              problems(
                  "<instanceIds><instanceId>web-1</instanceId><instanceId>i-1</instanceId>"
                      + "<instanceId>i-1</instanceId></instanceIds>"
                      + FINE))
          .containsExactly(
              GROUP
                  + "/instanceIds: `web-1` is no id of an instance; write it as i-bp1…, or find"
                  + " instances by <tags>",
              GROUP + "/instanceIds: `i-1` is there twice; keep one of them");
      assertThat(problems("<instanceIds/>" + FINE))
          .containsExactly(
              GROUP
                  + "/instanceIds: it names no instance; name some, as"
                  + " <instanceId>i-bp1…</instanceId>");
    }

    @Test
    void withTagsThatFindAllOrTooMany() {
      assertThat(problems("<tags/>" + FINE))
          .containsExactly(
              GROUP
                  + "/tags: a group without a tag would be every instance; name a tag, as"
                  + " <role>web</role>, or name <instanceIds>");
      StringBuilder tags = new StringBuilder();
      for (int i = 0; i < 21; i++) {
        tags.append("<t%d>x</t%d>".formatted(i, i));
      }
      assertThat(problems("<tags>" + tags + "</tags>" + FINE))
          .containsExactly(
              GROUP + "/tags: ECS finds instances by at most 20 tags, not 21; name fewer");
    }

    @Test
    void withANameThatIsNoTag() {
      String remedy =
          "use at most 128 characters, no http:// or https://, no aliyun or acs: at the beginning";
      for (String name : List.of("acs:web", "Aliyun", "see https://x", "n".repeat(129))) {
        assertThat(PomText.allProblems(ALIBABA + group(name, IDS + FINE)))
            .singleElement()
            .asString()
            .contains("`" + name + "` can't be the name of a group")
            .endsWith(remedy);
      }
    }

    @Test
    void withTheNameOfAnotherTarget() {
      assertThat(
              PomText.allProblems(
                  PomText.AZURE
                      + ALIBABA
                      + "<scaleSets><scaleSet><name>WEB</name></scaleSet></scaleSets>"
                      + group(IDS + FINE)))
          .containsExactly(
              GROUP
                  + "/name: two targets are called `web`, the first at pom.xml:1; merge them; a"
                  + " target has one name in a pom");
    }
  }

  @Nested
  class Drivers {

    @Test
    void withoutAVersion() {
      assertThat(driver(KNOWN))
          .containsExactly(
              DRIVER
                  + ": it says of no version what it has to be; name a <feature>, onlineResize or"
                  + " diskSerial, or a <minimumVersion>");
    }

    @Test
    void withTwoVersions() {
      assertThat(
              driver("<feature>diskSerial</feature><minimumVersion>58011</minimumVersion>" + KNOWN))
          .containsExactly(
              DRIVER
                  + "/minimumVersion: <feature> and <minimumVersion> are both there, and name a"
                  + " version in two ways; keep one of them");
    }

    @Test
    void withWordsThatAreNone() {
      assertThat(driver("<feature>diskserial</feature>" + KNOWN))
          .containsExactly(
              DRIVER
                  + "/feature: `diskserial` is none of onlineResize, diskSerial; did you mean"
                  + " diskSerial?");
      assertThat(driver("<minimumVersion>58.017</minimumVersion>" + KNOWN))
          .containsExactly(
              DRIVER
                  + "/minimumVersion: `58.017` is no whole number; write a number from 1 to"
                  + " 99999999");
      assertThat(fine("<method>comonCommand</method>"))
          .containsExactly(
              DRIVER
                  + "/method: `comonCommand` is none of commonCommand, plugin, script, package; did"
                  + " you mean commonCommand?");
      assertThat(fine("<restart>batch</restart>"))
          .containsExactly(
              DRIVER + "/restart: `batch` is none of batched, none; did you mean batched?");
      assertThat(fine("<snapshot><disks>data</disks></snapshot>"))
          .containsExactly(
              DRIVER + "/snapshot/disks: `data` is none of none, system, all; write one of these");
    }

    @Test
    void withoutKnowingWhatWillHappen() {
      String network =
          "the update also replaces the network driver, so that the network of each instance drops"
              + " for about 10 seconds, with many data disks for 1 to 2 minutes";
      String antivirus =
          "third-party antivirus has to be switched off on the instances meanwhile, which this"
              + " plugin doesn't do";
      String remedy =
          "; when that may be, write"
              + " <acknowledge>networkInterruption,antivirusDisabled</acknowledge>";
      assertThat(driver("<feature>diskSerial</feature>"))
          .containsExactly(
              DRIVER
                  + ": <acknowledge> doesn't name networkInterruption and antivirusDisabled: "
                  + network
                  + "; "
                  + antivirus
                  + remedy);
      assertThat(
              driver("<feature>diskSerial</feature><acknowledge>networkInterruption</acknowledge>"))
          .containsExactly(
              DRIVER
                  + "/acknowledge: <acknowledge> doesn't name antivirusDisabled: "
                  + antivirus
                  + remedy);
      assertThat(
              driver("<feature>diskSerial</feature><acknowledge>antivirusDisabled</acknowledge>"))
          .containsExactly(
              DRIVER
                  + "/acknowledge: <acknowledge> doesn't name networkInterruption: "
                  + network
                  + remedy);
    }

    @Test
    void withSnapshotsThatContradictThemselves() {
      assertThat(fine("<snapshot><disks>none</disks><retentionDays>7</retentionDays></snapshot>"))
          .containsExactly(
              DRIVER
                  + "/snapshot/retentionDays: no snapshot is taken that could be kept; leave it"
                  + " out, or take snapshots: <disks>system</disks>");
      assertThat(fine("<snapshot><retentionDays>0</retentionDays></snapshot>"))
          .containsExactly(
              DRIVER
                  + "/snapshot/retentionDays: `0` is out of range; write a number from 1 to 65536");
    }
  }

  @Nested
  class Methods {

    @Test
    void withoutWhatTheyNeed() {
      assertThat(fine("<method>script</method>"))
          .containsExactly(
              DRIVER
                  + "/method: `script` needs a <scriptFile>; name a file of the project, as"
                  + " InstallVirtIo.ps1");
      assertThat(fine("<method>package</method>"))
          .containsExactly(
              DRIVER
                  + "/method: `package` needs a <packageUri>; say where the instances download the"
                  + " package");
    }

    @Test
    void withWhatIsForAnother() {
      assertThat(fine("<scriptFile>x.ps1</scriptFile>"))
          .containsExactly(
              DRIVER
                  + "/scriptFile: it is for the method `script`, and the method is `commonCommand`;"
                  + " leave it out, or write <method>script</method>");
      assertThat(
              fine("<method>plugin</method><packageSha256>" + "0".repeat(64) + "</packageSha256>"))
          .containsExactly(
              DRIVER
                  + "/packageSha256: it is for the method `package`, and the method is `plugin`;"
                  + " leave it out, or write <method>package</method>");
    }

    @Test
    void withAScriptThatIsNotThere() {
      assertThat(fine("<method>script</method><scriptFile>gone.ps1</scriptFile>"))
          .singleElement()
          .asString()
          .startsWith(DRIVER + "/scriptFile: there is no file ");
    }

    @Test
    void withAnEmptyScript() throws IOException {
      Files.writeString(project.resolve("a.ps1"), "\n");
      assertThat(fine("<method>script</method><scriptFile>a.ps1</scriptFile>"))
          .containsExactly(DRIVER + "/scriptFile: a.ps1 is empty; put the script into it");
    }

    @Test
    void withAScriptThatIsTooLong() throws IOException {
      int own = CommandSize.of(DriverUpdate.wrapped("x\n")) - 2;
      Files.writeString(project.resolve("a.ps1"), "#".repeat(CommandSize.MOST - own - 1) + "\n");
      assertThat(fine("<method>script</method><scriptFile>a.ps1</scriptFile>")).isEmpty();

      Files.writeString(project.resolve("a.ps1"), "#".repeat(CommandSize.MOST - own) + "\n");
      assertThat(fine("<method>script</method><scriptFile>a.ps1</scriptFile>"))
          .containsExactly(
              DRIVER
                  + "/scriptFile: a.ps1 is too long by 1 bytes: Cloud Assistant takes 18432 in a"
                  + " command, this plugin's own "
                  + own
                  + " included; shorten it, or let it download what is long");
    }

    @Test
    void withAPackageThatCannotBeTrusted() {
      assertThat(install("ftp://example.com/a.zip", ""))
          .containsExactly(
              DRIVER
                  + "/packageUri: `ftp://example.com/a.zip` is no web address; write it whole, as"
                  + " https://host/path");
      assertThat(install("http://example.com/a.zip", ""))
          .containsExactly(
              DRIVER
                  + "/packageUri: plain http is for OSS's internal addresses only, not for"
                  + " example.com; use https, or an address as"
                  + " http://bucket.oss-cn-hangzhou-internal.aliyuncs.com/…");
      assertThat(install("http://b.oss-cn-hangzhou-internal.aliyuncs.com/a.zip", ""))
          .containsExactly(
              DRIVER
                  + "/packageUri: by plain http nobody can tell whether the package is the one that"
                  + " was meant; name its <packageSha256>, or use https");
      assertThat(install("https://example.com/a.zip", "<packageSha256>beef</packageSha256>"))
          .containsExactly(
              DRIVER
                  + "/packageSha256: `beef` is no SHA-256; write its 64 hex digits; `certutil"
                  + " -hashfile FILE SHA256` prints them");
    }

    @Test
    void withAPackageWhoseSignatureOthersCanRead() {
      String hash = "<packageSha256>" + "0".repeat(64) + "</packageSha256>";
      assertThat(install("https://b.example.com/a.zip?Expires=1&amp;Signature=secret", hash))
          .containsExactly(
              DRIVER
                  + "/packageUri: what stands behind the `?` is sent to the instances as it is:"
                  + " whoever may read commands in Cloud Assistant can read it; where it is a"
                  + " signature, have it end soon, or let the instances in without one, as by a"
                  + " bucket policy for their VPC");
      assertThat(install("https://b.example.com/a.zip", hash)).isEmpty();
    }

    private List<String> install(String uri, String more) {
      return fine("<method>package</method><packageUri>" + uri + "</packageUri>" + more);
    }
  }

  @Nested
  class Rollouts {

    private static final String ROLLOUT = GROUP + "/rollout";

    @Test
    void thatAzureWouldDrive() {
      assertThat(
              rollout(
                  "<suspendRepairs>true</suspendRepairs><strategy>azure</strategy>"
                      + "<rollingUpgradePolicy/>"))
          .containsExactly(
              ROLLOUT
                  + "/strategy: rolling upgrades of Azure's own are for scale sets; leave it out",
              ROLLOUT
                  + "/rollingUpgradePolicy: rolling upgrades of Azure's own are for scale sets;"
                  + " leave it out",
              ROLLOUT
                  + "/suspendRepairs: automatic instance repairs are for scale sets; leave it out");
      assertThat(rollout("<strategy>batches</strategy>")).isEmpty();
    }

    @Test
    void thatWouldPutDriversBack() {
      assertThat(rollout("<onFailure>rollback</onFailure>"))
          .containsExactly(
              ROLLOUT
                  + "/onFailure: a driver is never put back by itself; leave it out; the snapshots"
                  + " that are taken before hold what was there");
      assertThat(rollout("<onFailure>stop</onFailure>")).isEmpty();
    }

    @Test
    void byDomainsThatInstancesDoNotHave() {
      assertThat(rollout("<order>updateDomain</order>"))
          .containsExactly(
              ROLLOUT
                  + "/order: an ECS instance has a zone, and no `updateDomain`; write zone or"
                  + " instance, or leave it out");
      assertThat(rollout("<order>faultDomain</order>")).hasSize(1);
      assertThat(rollout("<order>instance</order>")).isEmpty();
      assertThat(rollout("<instances><instance>faultdomain:1</instance></instances>"))
          .containsExactly(
              ROLLOUT
                  + "/instances: an ECS instance has a zone, and no domain as `faultdomain:1`; name"
                  + " the id or the name of an instance, or a zone as zone:cn-hangzhou-h");
    }

    @Test
    void withTheRulesOfAllRollouts() {
      assertThat(rollout("<batchSize>0</batchSize>")).hasSize(1);
    }

    private List<String> rollout(String inside) {
      return problems(IDS + FINE + "<rollout>" + inside + "</rollout>");
    }
  }

  @Nested
  class Alibaba {

    @Test
    void signInThatContradictsItself() {
      assertThat(auth("<type>server</type>"))
          .containsExactly(
              "pom.xml:1: alibaba/auth/type: `server` needs a <serverId>; name a <server> of"
                  + " settings.xml that holds the id and the secret of an access key");
      assertThat(auth("<type>cliProfile</type><serverId>s</serverId>"))
          .containsExactly(
              "pom.xml:1: alibaba/auth/serverId: <serverId> and the type `cliProfile` contradict"
                  + " each other; leave out <serverId>, or write the type `server`");
      assertThat(auth("<type>azureCli</type>"))
          .singleElement()
          .asString()
          .contains(
              "`azureCli` is none of auto, environment, cliProfile, ecsRamRole, oidcRole, server");
    }

    @Test
    void endpointsThatAreNone() {
      assertThat(alibaba("<endpoint>ecs.aliyuncs.com</endpoint>"))
          .containsExactly(
              "pom.xml:1: alibaba/endpoint: `ecs.aliyuncs.com` is no web address; write it whole,"
                  + " as https://host/path");
      assertThat(alibaba("<endpoint>http://ecs.aliyuncs.com</endpoint>"))
          .containsExactly(
              "pom.xml:1: alibaba/endpoint: plain http is for loopback addresses only, not for"
                  + " ecs.aliyuncs.com; use https");
    }

    @Test
    void regionsThatAreNone() {
      assertThat(alibaba("<regionId>CN</regionId>")).hasSize(1);
    }

    private static List<String> auth(String inside) {
      return alibaba("<auth>" + inside + "</auth>");
    }

    private static List<String> alibaba(String inside) {
      return PomText.allProblems("<alibaba>" + inside + "</alibaba>");
    }
  }

  private List<String> fine(String more) {
    return driver("<feature>diskSerial</feature>" + KNOWN + more);
  }

  private List<String> driver(String inside) {
    return problems(IDS + "<virtioDriver>" + inside + "</virtioDriver>");
  }

  private List<String> problems(String inside) {
    return PomText.read(ALIBABA + group(inside), project).diagnostics().stream()
        .map(Diagnostic::text)
        .toList();
  }

  private static String group(String inside) {
    return group("web", inside);
  }

  private static String group(String name, String inside) {
    return "<ecsGroups><ecsGroup><name>" + name + "</name>" + inside + "</ecsGroup></ecsGroups>";
  }
}
