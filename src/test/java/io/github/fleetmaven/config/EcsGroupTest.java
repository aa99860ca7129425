package io.github.fleetmaven.config;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.fleetmaven.diag.Diagnostic;
import io.github.fleetmaven.model.Amount;
import io.github.fleetmaven.model.DesiredTarget;
import io.github.fleetmaven.model.InstanceSelection;
import io.github.fleetmaven.model.Permission;
import io.github.fleetmaven.model.RolloutPolicy;
import io.github.fleetmaven.model.ecs.EcsSelection;
import io.github.fleetmaven.model.ecs.VirtioDriver;
import io.github.fleetmaven.model.ecs.VirtioDriver.Hazard;
import io.github.fleetmaven.model.ecs.VirtioDriver.Method;
import io.github.fleetmaven.model.ecs.VirtioDriver.Restart;
import io.github.fleetmaven.model.ecs.VirtioDriver.Snapshot;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** What a pom says of Alibaba Cloud, and what holds where it says nothing. */
class EcsGroupTest {

  private static final String ALIBABA = "<alibaba><regionId>cn-hangzhou</regionId></alibaba>";
  private static final String KNOWN =
      "<acknowledge>networkInterruption, antivirusDisabled</acknowledge>";

  @TempDir Path project;

  @Test
  void readsAWholeGroup() {
    DesiredTarget.EcsGroup group =
        group(
            """
            <name>windows-web</name>
            <regionId>us-west-1</regionId>
            <tags><role>web</role><tier>1</tier></tags>
            <virtioDriver>
              <feature>diskSerial</feature>
              <method>plugin</method>
              <snapshot><disks>all</disks><retentionDays>30</retentionDays></snapshot>
              <acknowledge>networkInterruption,antivirusDisabled</acknowledge>
              <restart>none</restart>
            </virtioDriver>
            <rollout>
              <order>zone</order>
              <batchSize>2</batchSize>
              <instances><instance>zone:us-west-1a</instance></instances>
            </rollout>
            <allow>restart</allow>
            """);
    assertThat(group.name()).isEqualTo("windows-web");
    assertThat(group.regionId()).isEqualTo("us-west-1");
    assertThat(group.members())
        .isEqualTo(new EcsSelection.Tags(Map.of("role", "web", "tier", "1")));
    assertThat(group.declaredAt()).isEqualTo("pom.xml:1");
    assertThat(group.driver())
        .isEqualTo(
            new VirtioDriver(
                58017,
                new Method.Plugin(),
                new Snapshot(Snapshot.Disks.ALL, Optional.of(30)),
                java.util.Set.of(Hazard.NETWORK_INTERRUPTION, Hazard.ANTIVIRUS_DISABLED),
                Restart.NONE));
    assertThat(group.rollout().order()).contains(RolloutPolicy.Order.ZONE);
    assertThat(group.rollout().batchSize()).isEqualTo(new Amount.Count(2));
    assertThat(group.rollout().instances())
        .isEqualTo(new InstanceSelection(List.of("zone:us-west-1a")));
    assertThat(group.allow()).containsExactly(Permission.RESTART);
    assertThat(group.extensions()).isEmpty();
  }

  @Test
  void givesAGroupItsDefaults() {
    DesiredTarget.EcsGroup group = group(named("<feature>onlineResize</feature>"));
    assertThat(group.regionId()).isEqualTo("cn-hangzhou");
    assertThat(group.members()).isEqualTo(new EcsSelection.Ids(List.of("i-bp1", "i-bp2")));
    assertThat(group.driver().minimumVersion()).isEqualTo(58011);
    assertThat(group.driver().method()).isEqualTo(new Method.CommonCommand());
    assertThat(group.driver().snapshot())
        .isEqualTo(new Snapshot(Snapshot.Disks.SYSTEM, Optional.of(7)));
    assertThat(group.driver().restart()).isEqualTo(Restart.BATCHED);
    assertThat(group.rollout()).isEqualTo(RolloutPolicy.DEFAULT);
    assertThat(group.allow()).isEmpty();
  }

  @Test
  void takesAVersionInPlaceOfAFeature() {
    assertThat(driver("<minimumVersion>60000</minimumVersion>").minimumVersion()).isEqualTo(60000);
  }

  @Test
  void givesSnapshotsTheirDefaultsOneByOne() {
    assertThat(snapshot("<snapshot/>"))
        .isEqualTo(new Snapshot(Snapshot.Disks.SYSTEM, Optional.of(7)));
    assertThat(snapshot("<snapshot><retentionDays>1</retentionDays></snapshot>"))
        .isEqualTo(new Snapshot(Snapshot.Disks.SYSTEM, Optional.of(1)));
    assertThat(snapshot("<snapshot><disks>none</disks></snapshot>"))
        .isEqualTo(new Snapshot(Snapshot.Disks.NONE, Optional.empty()));
  }

  @Test
  void readsTheScriptOfAMethod() throws IOException {
    Files.writeString(project.resolve("InstallVirtIo.ps1"), "Write-Output 'hello'\r\n");
    assertThat(
            driver(
                    "<feature>diskSerial</feature><method>script</method>"
                        + "<scriptFile>InstallVirtIo.ps1</scriptFile>")
                .method())
        .isEqualTo(new Method.Script("Write-Output 'hello'\r\n", "InstallVirtIo.ps1"));
  }

  @Test
  void readsWhereAPackageLies() {
    String hash = "0123456789abcdef".repeat(4);
    String uri = "http://bucket.oss-cn-hangzhou-internal.aliyuncs.com/virtio.zip";
    assertThat(
            driver(
                    "<feature>diskSerial</feature><method>package</method><packageUri>"
                        + uri
                        + "</packageUri><packageSha256>"
                        + hash.toUpperCase(java.util.Locale.ROOT)
                        + "</packageSha256>")
                .method())
        .isEqualTo(new Method.InstallPackage(uri, Optional.of(hash)));
    assertThat(
            driver(
                    "<feature>diskSerial</feature><method>package</method><packageUri>"
                        + "https://example.com/virtio.zip</packageUri>")
                .method())
        .isEqualTo(new Method.InstallPackage("https://example.com/virtio.zip", Optional.empty()));
  }

  @Test
  void readsWhatHoldsForAllGroups() {
    assertThat(
            settings(
                """
                <alibaba>
                  <regionId>cn-hangzhou</regionId>
                  <endpoint>https://ecs.example.com</endpoint>
                  <auth><type>server</type><serverId>aliyun</serverId></auth>
                </alibaba>
                """))
        .isEqualTo(
            new AlibabaSettings(
                Optional.of("cn-hangzhou"),
                Optional.of("https://ecs.example.com"),
                AlibabaSettings.AuthType.SERVER,
                Optional.of("aliyun")));
    assertThat(settings("")).isEqualTo(AlibabaSettings.DEFAULT);
    assertThat(settings("<alibaba/>")).isEqualTo(AlibabaSettings.DEFAULT);
    assertThat(AlibabaSettings.DEFAULT)
        .isEqualTo(
            new AlibabaSettings(
                Optional.empty(),
                Optional.empty(),
                AlibabaSettings.AuthType.AUTO,
                Optional.empty()));
  }

  @ParameterizedTest
  @EnumSource(
      value = AlibabaSettings.AuthType.class,
      mode = EnumSource.Mode.EXCLUDE,
      names = "SERVER")
  void readsEachKindOfSignIn(AlibabaSettings.AuthType type) {
    assertThat(
            settings("<alibaba><auth><type>" + type.pomName() + "</type></auth></alibaba>")
                .authType())
        .isEqualTo(type);
  }

  @Test
  void takesAServerThatIsNamedWithoutAType() {
    assertThat(settings("<alibaba><auth><serverId>s</serverId></auth></alibaba>").authType())
        .isEqualTo(AlibabaSettings.AuthType.SERVER);
  }

  @ParameterizedTest
  @CsvSource({
    "http://127.0.0.1:18080",
    "http://localhost:8080",
    "http://[::1]:8080",
    "https://e.example.com"
  })
  void takesEndpoints(String endpoint) {
    assertThat(settings("<alibaba><endpoint>" + endpoint + "</endpoint></alibaba>").endpoint())
        .contains(endpoint);
  }

  @Test
  void letsTheCommandLineNameAnotherEndpoint() {
    AlibabaSettings settings = settings("<alibaba><endpoint>https://a.b</endpoint></alibaba>");
    assertThat(settings.withEndpoint(Optional.of("http://127.0.0.1:1")).endpoint())
        .contains("http://127.0.0.1:1");
    assertThat(settings.withEndpoint(Optional.empty())).isEqualTo(settings);
  }

  @Test
  void keepsTheOrderOfThePom() {
    ConfigurationReader.Result result =
        PomText.read(
            PomText.AZURE
                + ALIBABA
                + "<ecsGroups><ecsGroup>"
                + named("<feature>diskSerial</feature>")
                + "</ecsGroup></ecsGroups>"
                + "<scaleSets><scaleSet><name>set</name></scaleSet></scaleSets>");
    assertThat(result.fleet().orElseThrow().targets())
        .extracting(DesiredTarget::name)
        .containsExactly("set", "web");
  }

  private Snapshot snapshot(String xml) {
    return driver("<feature>diskSerial</feature>" + xml).snapshot();
  }

  private VirtioDriver driver(String inside) {
    return group(named(inside)).driver();
  }

  private static String named(String driver) {
    return "<name>web</name><instanceIds><instanceId>i-bp1</instanceId>"
        + "<instanceId>i-bp2</instanceId></instanceIds><virtioDriver>"
        + driver
        + KNOWN
        + "</virtioDriver>";
  }

  private DesiredTarget.EcsGroup group(String inside) {
    ConfigurationReader.Result result =
        PomText.read(
            ALIBABA + "<ecsGroups><ecsGroup>" + inside + "</ecsGroup></ecsGroups>", project);
    assertThat(result.diagnostics()).isEmpty();
    return (DesiredTarget.EcsGroup) result.fleet().orElseThrow().targets().get(0);
  }

  private static AlibabaSettings settings(String xml) {
    ConfigurationReader.Result result = PomText.read(xml);
    assertThat(result.diagnostics()).extracting(Diagnostic::text).isEmpty();
    return result.alibaba();
  }

  @Test
  void knowsEveryWordOfAMethod() {
    assertThat(Arrays.stream(VirtioDriverConfig.MethodWord.values()).map(w -> w.pomName()))
        .containsExactly("commonCommand", "plugin", "script", "package");
  }
}
