package io.github.fleetmaven.config;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.fleetmaven.diag.Diagnostic;
import io.github.fleetmaven.json.Json;
import io.github.fleetmaven.model.Amount;
import io.github.fleetmaven.model.ContentSource;
import io.github.fleetmaven.model.DesiredExtension;
import io.github.fleetmaven.model.DesiredImage;
import io.github.fleetmaven.model.DesiredTarget;
import io.github.fleetmaven.model.Handler;
import io.github.fleetmaven.model.Permission;
import io.github.fleetmaven.model.ResourceId;
import io.github.fleetmaven.model.RolloutPolicy;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ConfigurationReaderTest {

  private static final String SUBSCRIPTION = "00000000-0000-0000-0000-000000000001";

  @TempDir Path project;

  @Test
  void readsAScaleSet() {
    DesiredTarget.ScaleSet set =
        (DesiredTarget.ScaleSet)
            only(
                """
                <scaleSets><scaleSet>
                  <name>web</name>
                  <image><version>4.0.20160229</version></image>
                  <rollout>
                    <order>updateDomain</order>
                    <batchSize>2</batchSize>
                    <firstBatch>1</firstBatch>
                    <maxUnavailable>30%</maxUnavailable>
                    <pauseBetweenBatches>PT30S</pauseBetweenBatches>
                    <operationTimeout>PT3H</operationTimeout>
                    <healthTimeout>PT5M</healthTimeout>
                    <maxFailedInstances>10%</maxFailedInstances>
                    <onFailure>stop</onFailure>
                  </rollout>
                  <allow>reimage, pendingModel</allow>
                </scaleSet></scaleSets>
                """);
    assertThat(set.id()).isEqualTo(ResourceId.scaleSet(SUBSCRIPTION, "group", "web"));
    assertThat(set.declaredAt()).isEqualTo("pom.xml:1");
    assertThat(set.image())
        .contains(
            new DesiredImage.Platform(
                Optional.empty(), Optional.empty(), Optional.empty(), Optional.of("4.0.20160229")));
    assertThat(set.rollout())
        .isEqualTo(
            new RolloutPolicy(
                Optional.of(RolloutPolicy.Order.UPDATE_DOMAIN),
                new Amount.Count(2),
                Optional.of(new Amount.Count(1)),
                new Amount.Percent(30),
                Duration.ofSeconds(30),
                Duration.ofHours(3),
                Duration.ofMinutes(5),
                new Amount.Percent(10)));
    assertThat(set.allow()).containsExactlyInAnyOrder(Permission.REIMAGE, Permission.PENDING_MODEL);
  }

  @Test
  void givesARolloutItsDefaults() {
    assertThat(only("<scaleSets><scaleSet><name>web</name></scaleSet></scaleSets>").rollout())
        .isEqualTo(RolloutPolicy.DEFAULT);
    assertThat(
            only("<scaleSets><scaleSet><name>web</name><rollout/></scaleSet></scaleSets>")
                .rollout())
        .isEqualTo(RolloutPolicy.DEFAULT);
  }

  @Test
  void letsATargetNameItsOwnGroupAndSubscription() {
    DesiredTarget.ScaleSet set =
        (DesiredTarget.ScaleSet)
            only(
                """
                <scaleSets><scaleSet>
                  <name>web</name>
                  <resourceGroup>other</resourceGroup>
                  <subscriptionId>00000000-0000-0000-0000-000000000002</subscriptionId>
                </scaleSet></scaleSets>
                """);
    assertThat(set.id())
        .isEqualTo(ResourceId.scaleSet("00000000-0000-0000-0000-000000000002", "other", "web"));
  }

  @Test
  void readsImagesById() {
    String id =
        "/subscriptions/s/resourceGroups/g/providers/Microsoft.Compute/galleries/a/images/b/versions/1.2.3";
    assertThat(image("<imageId>" + id + "</imageId>")).contains(new DesiredImage.Custom(id));
  }

  @Test
  void readsImagesByUriWithAWarning() {
    ConfigurationReader.Result result =
        PomText.read(scaleSet("<imageUri>https://a.blob.core.windows.net/vhds/i.vhd</imageUri>"));
    assertThat(result.diagnostics())
        .extracting(Diagnostic::text)
        .containsExactly(
            "pom.xml:1: scaleSets/scaleSet[web]/imageUri: Azure retired unmanaged disks in March"
                + " 2026; put the image into a gallery and name it with <imageId>");
    assertThat(((DesiredTarget.ScaleSet) result.fleet().orElseThrow().targets().get(0)).image())
        .contains(new DesiredImage.Unmanaged("https://a.blob.core.windows.net/vhds/i.vhd"));
  }

  @Test
  void readsAMachine() {
    DesiredTarget target =
        only(
            "<virtualMachines><virtualMachine><name>vm1</name></virtualMachine></virtualMachines>");
    assertThat(target)
        .isInstanceOfSatisfying(
            DesiredTarget.Machine.class,
            machine ->
                assertThat(machine.id())
                    .isEqualTo(ResourceId.virtualMachine(SUBSCRIPTION, "group", "vm1")));
  }

  @Test
  void readsAGroupOfMachines() {
    DesiredTarget.MachineGroup group =
        (DesiredTarget.MachineGroup) only(group("<tags><role>web</role><tier>1</tier></tags>"));
    assertThat(group.name()).isEqualTo("the web machines");
    assertThat(group.tags()).isEqualTo(Map.of("role", "web", "tier", "1"));
    assertThat(group.resourceGroup()).contains("group");
    assertThat(group.subscriptionId()).isEqualTo(SUBSCRIPTION);
  }

  @Test
  void looksForAGroupInTheWholeSubscriptionWhenAsked() {
    DesiredTarget.MachineGroup group =
        (DesiredTarget.MachineGroup)
            only(group("<resourceGroup>*</resourceGroup><tags><role>web</role></tags>"));
    assertThat(group.resourceGroup()).isEmpty();
  }

  @Test
  void readsACustomScript() throws IOException {
    Files.createDirectories(project.resolve("src/main/scripts"));
    Path script = Files.writeString(project.resolve("src/main/scripts/install.sh"), "true");
    DesiredExtension extension =
        extension(
            """
            <customScript>
              <name>app</name>
              <version>2.1</version>
              <command>bash install.sh {{secret://env/KEY}}</command>
              <files><file>src/main/scripts/install.sh</file></files>
              <fileUris><fileUri>https://example.com/a.sh</fileUri></fileUris>
              <protectedSettings><managedIdentity/></protectedSettings>
            </customScript>
            """);
    assertThat(extension.name()).isEqualTo("app");
    assertThat(extension.kind()).contains("customScript");
    assertThat(extension.handler()).isEmpty();
    assertThat(extension.version()).contains("2.1");
    DesiredExtension.Script declared = extension.script().orElseThrow();
    assertThat(declared.command()).contains("bash install.sh {{secret://env/KEY}}");
    assertThat(declared.files())
        .containsExactly(
            new ContentSource.File(
                declared.files().get(0).declaredAt(), script, Optional.empty(), false));
    assertThat(declared.fileUris()).containsExactly("https://example.com/a.sh");
    assertThat(extension.settings()).isEmpty();
  }

  @Test
  void readsADscConfiguration() {
    DesiredExtension extension =
        extension(
            """
            <dsc>
              <url>https://example.com/a.zip</url>
              <script>configure-http.ps1</script>
              <function>WebsiteTest</function>
              <wmfVersion>latest</wmfVersion>
              <configurationArguments><port>80</port></configurationArguments>
              <configurationDataUrl>https://example.com/a.psd1</configurationDataUrl>
              <configurationUrlSasToken>secret://env/SAS</configurationUrlSasToken>
              <dataCollection>Disable</dataCollection>
            </dsc>
            """);
    assertThat(extension.name()).isEqualTo("dsc");
    assertThat(json(extension.settings()))
        .isEqualTo(
            """
            {"wmfVersion":"latest","configuration":{"url":"https://example.com/a.zip",\
            "script":"configure-http.ps1","function":"WebsiteTest"},\
            "configurationArguments":{"port":80},\
            "configurationData":{"url":"https://example.com/a.psd1"},\
            "privacy":{"dataCollection":"Disable"}}""");
    assertThat(json(extension.protectedSettings()))
        .isEqualTo("{\"configurationUrlSasToken\":\"secret://env/SAS\"}");
  }

  @Test
  void readsADriverWithoutSettings() {
    DesiredExtension extension = extension("<infiniBandDriver/>");
    assertThat(extension.name()).isEqualTo("infiniBandDriver");
    assertThat(extension.kind()).contains("infiniBandDriver");
    assertThat(json(extension.settings())).isEqualTo("{}");
    assertThat(extension.protectedSettings()).isEmpty();
  }

  @Test
  void readsAProbe() {
    DesiredExtension extension =
        extension(
            """
            <applicationHealth>
              <protocol>http</protocol><port>8080</port><requestPath>/health</requestPath>
              <intervalInSeconds>10</intervalInSeconds><numberOfProbes>3</numberOfProbes>
              <version>2.0</version><gracePeriod>600</gracePeriod>
            </applicationHealth>
            """);
    assertThat(json(extension.settings()))
        .isEqualTo(
            """
            {"protocol":"http","port":8080,"requestPath":"/health","intervalInSeconds":10,\
            "numberOfProbes":3,"gracePeriod":600}""");
  }

  @Test
  void readsAnyExtension() {
    DesiredExtension extension =
        extension(
            """
            <extension><name>first</name></extension>
            <extension>
              <name>agent</name><publisher>Acme</publisher><type>Agent</type>
              <version>1.2</version>
              <autoUpgradeMinorVersion>true</autoUpgradeMinorVersion>
              <enableAutomaticUpgrade>false</enableAutomaticUpgrade>
              <suppressFailures>true</suppressFailures>
              <forceUpdateTag>7</forceUpdateTag>
              <settings><![CDATA[{"port": 80}]]></settings>
              <protectedSettings/>
              <provisionAfter><extension>first</extension></provisionAfter>
            </extension>
            """);
    assertThat(extension.kind()).isEmpty();
    assertThat(extension.handler()).contains(new Handler("Acme", "Agent"));
    assertThat(extension.autoUpgradeMinorVersion()).contains(true);
    assertThat(extension.enableAutomaticUpgrade()).contains(false);
    assertThat(extension.suppressFailures()).contains(true);
    assertThat(extension.forceUpdateTag()).contains("7");
    assertThat(json(extension.settings())).isEqualTo("{\"port\":80}");
    assertThat(json(extension.protectedSettings())).isEqualTo("{}");
    assertThat(extension.provisionAfter()).contains(List.of("first"));
    assertThat(extension.declaredAt()).isEqualTo("pom.xml:2");
  }

  @Test
  void keepsWhatIsLeftOutEmpty() {
    DesiredExtension extension = extension("<extension><name>agent</name></extension>");
    assertThat(extension.handler()).isEmpty();
    assertThat(extension.version()).isEmpty();
    assertThat(extension.settings()).isEmpty();
    assertThat(extension.protectedSettings()).isEmpty();
    assertThat(extension.provisionAfter()).isEmpty();
    assertThat(extension.autoUpgradeMinorVersion()).isEmpty();
    assertThat(extension.absent()).isFalse();
  }

  @Test
  void readsAnAbsentExtension() {
    assertThat(extension("<extension><name>old</name><absent>true</absent></extension>"))
        .satisfies(e -> assertThat(e.absent()).isTrue())
        .satisfies(e -> assertThat(e.settings()).isEmpty());
    assertThat(extension("<infiniBandDriver><absent>true</absent></infiniBandDriver>"))
        .satisfies(e -> assertThat(e.kind()).contains("infiniBandDriver"))
        .satisfies(e -> assertThat(e.settings()).isEmpty());
  }

  @Test
  void readsSettingsFromAFile() throws IOException {
    Files.writeString(project.resolve("agent.json"), "{\"a\": [1, true, null]}");
    assertThat(
            json(
                extension(
                        "<extension><name>agent</name><settingsFile>agent.json</settingsFile>"
                            + "</extension>")
                    .settings()))
        .isEqualTo("{\"a\":[1,true,null]}");
  }

  @Test
  void movesSettingsThatHoldASecret() {
    DesiredExtension extension =
        extension(
            """
            <extension><name>agent</name>
              <settings><open>1</open><login><user>a</user><key>secret://env/K</key></login></settings>
              <protectedSettings><token>secret://file/t</token></protectedSettings>
            </extension>
            """);
    assertThat(json(extension.settings())).isEqualTo("{\"open\":1}");
    assertThat(json(extension.protectedSettings()))
        .isEqualTo(
            "{\"token\":\"secret://file/t\",\"login\":{\"user\":\"a\",\"key\":\"secret://env/K\"}}");
    assertThat(extension.movedToProtected()).containsExactly("login");
  }

  @Test
  void readsWhatHoldsForAzure() {
    AzureSettings azure =
        PomText.read(
                """
                <azure>
                  <subscriptionId>00000000-0000-0000-0000-000000000001</subscriptionId>
                  <tenantId>contoso.onmicrosoft.com</tenantId>
                  <environment>AZURE_CHINA</environment>
                  <resourceGroup>group</resourceGroup>
                  <auth><serverId>azure</serverId></auth>
                </azure>
                """)
            .azure();
    assertThat(azure)
        .isEqualTo(
            new AzureSettings(
                Optional.of(SUBSCRIPTION),
                Optional.of("contoso.onmicrosoft.com"),
                AzureSettings.Environment.AZURE_CHINA,
                Optional.of("group"),
                AzureSettings.AuthType.SERVER,
                Optional.of("azure")));
  }

  @Test
  void readsNothing() {
    ConfigurationReader.Result result = PomText.read("");
    assertThat(result.fleet().orElseThrow().targets()).isEmpty();
    assertThat(result.azure()).isEqualTo(AzureSettings.DEFAULT);
    assertThat(result.diagnostics()).isEmpty();
  }

  private Optional<DesiredImage> image(String inside) {
    return ((DesiredTarget.ScaleSet) onlyOf(scaleSet(inside))).image();
  }

  private DesiredExtension extension(String inside) {
    List<DesiredExtension> extensions =
        onlyOf(scaleSet("<extensions>" + inside + "</extensions>")).extensions();
    return extensions.get(extensions.size() - 1);
  }

  private DesiredTarget only(String inside) {
    return onlyOf(PomText.AZURE + inside);
  }

  private DesiredTarget onlyOf(String inside) {
    ConfigurationReader.Result result = PomText.read(inside, project);
    assertThat(result.diagnostics()).isEmpty();
    assertThat(result.fleet().orElseThrow().targets()).hasSize(1);
    return result.fleet().orElseThrow().targets().get(0);
  }

  private static String scaleSet(String inside) {
    return PomText.AZURE
        + "<scaleSets><scaleSet><name>web</name>"
        + inside
        + "</scaleSet></scaleSets>";
  }

  private static String group(String inside) {
    return "<virtualMachines><virtualMachine><name>the web machines</name>"
        + inside
        + "</virtualMachine></virtualMachines>";
  }

  private static String json(Optional<io.github.fleetmaven.model.Value.Obj> settings) {
    return Json.write(settings.orElseThrow());
  }
}
