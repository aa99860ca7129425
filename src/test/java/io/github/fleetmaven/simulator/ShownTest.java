package io.github.fleetmaven.simulator;

import static io.github.fleetmaven.simulator.Cloud.SET;
import static io.github.fleetmaven.simulator.Cloud.VM;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.fleetmaven.simulator.Cloud.Reply;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What resources show of themselves, as recorded, where the recordings aren't at hand. */
class ShownTest {

  private static final String EXTENSION =
      """
      {"location": "westus", "properties": {"publisher": "Microsoft.Azure.Extensions",
        "type": "CustomScript", "typeHandlerVersion": "2.1"}}""";

  @TempDir Path directory;
  private Cloud cloud;

  @BeforeEach
  void open() {
    cloud = open("");
  }

  private Cloud open(String machine) {
    return Cloud.of(
        directory,
        Scenarios.of(
            List.of(
                Scenarios.set(2, Scenarios.extension("app", ""), ""), Scenarios.machine(machine))));
  }

  @Test
  void aMachineIsFilledIn() {
    Reply created =
        cloud
            .put(
                VM + "2",
                """
                {"location": "westus", "properties": {
                  "hardwareProfile": {"vmSize": "Standard_DS1_v2"},
                  "osProfile": {"computerName": "vm2", "adminUsername": "me"},
                  "storageProfile": {"imageReference": {"publisher": "Canonical",
                    "offer": "UbuntuServer", "sku": "18.04-LTS", "version": "18.04.1"}}}}""")
            .expect(201);
    assertThat(created.body().has("tags")).isFalse();
    assertThat(created.body().at("/properties/osProfile"))
        .isEqualTo(
            Cloud.object(
                """
                {"computerName": "vm2", "adminUsername": "me", "secrets": [],
                 "allowExtensionOperations": true, "requireGuestProvisionSignal": true,
                 "linuxConfiguration": {"disablePasswordAuthentication": false,
                   "provisionVMAgent": true, "patchSettings": {
                     "patchMode": "ImageDefault", "assessmentMode": "ImageDefault"}}}"""));
    assertThat(created.body().at("/properties/storageProfile/osDisk"))
        .isEqualTo(
            Cloud.object(
                """
                {"osType": "Linux", "createOption": "FromImage", "caching": "ReadWrite",
                 "managedDisk": {"storageAccountType": "Standard_LRS"}, "diskSizeGB": 30,
                 "deleteOption": "Detach"}"""));
  }

  @Test
  void aDiskHasANameOnceItIsThere() {
    Reply created = cloud.put(VM + "2", Scenarios.machine("").replace("vm1", "vm2")).expect(201);
    assertThat(created.body().at("/properties/storageProfile/osDisk").has("name")).isFalse();
    cloud.succeed(created);
    JsonNode disk = cloud.get(VM + "2").body().at("/properties/storageProfile/osDisk");
    assertThat(disk.path("name").asText()).startsWith("vm12_OsDisk_1_");
    assertThat(disk.at("/managedDisk/id").asText()).endsWith(disk.path("name").asText());
  }

  @Test
  void aDiskCanNotBeNamedAnew() {
    String body = "{\"properties\": {\"storageProfile\": {\"osDisk\": {\"name\": \"other\"}}}}";
    assertThat(cloud.patch(VM, body).expect(409).at("/error/code"))
        .isEqualTo("PropertyChangeNotAllowed");
  }

  @Test
  void aDeallocatedMachineDoesNotSayHowLargeItsDiskIs() {
    assertThat(cloud.get(VM).body().at("/properties/storageProfile/osDisk/diskSizeGB").asInt())
        .isEqualTo(30);
    cloud.succeed(cloud.post(VM + "/deallocate", "{}"));
    JsonNode disk = cloud.get(VM).body().at("/properties/storageProfile/osDisk");
    assertThat(disk.has("diskSizeGB")).isFalse();
    assertThat(disk.path("managedDisk").has("storageAccountType")).isFalse();
    assertThat(disk.path("managedDisk").has("id")).isTrue();
  }

  @Test
  void aMachineWhoseAgentHasNotReportedHasNoGuest() {
    cloud = open("\"agent\": \"notReady\"");
    JsonNode view = cloud.get(VM + "/instanceView").body();
    assertThat(view.has("osName")).isFalse();
    assertThat(view.at("/vmAgent/statuses/0/code").asText())
        .isEqualTo("ProvisioningState/Unavailable");
    assertThat(view.path("vmAgent").has("extensionHandlers")).isFalse();

    cloud.succeed(cloud.put(VM + "/extensions/app", EXTENSION));
    assertThat(cloud.get(VM + "/instanceView").body().has("osName")).isTrue();
  }

  @Test
  void theAgentOfAMachineThatIsOffSaysWhatItSaidLast() {
    cloud.succeed(cloud.post(VM + "/powerOff", "{}"));
    assertThat(
            cloud.get(VM + "/instanceView").body().at("/vmAgent/statuses/0/displayStatus").asText())
        .isEqualTo("Ready");
  }

  @Test
  void aWriteDuringAnInstallationEndsWithItAndLeavesTheMachineWell() {
    cloud =
        Cloud.of(
            directory,
            Scenarios.of(
                Scenarios.machine(""), "{\"when\": {\"instance\": \"vm1\"}, \"exitCode\": 1}"));
    Reply extension = cloud.put(VM + "/extensions/app", EXTENSION).expect(201);
    Reply write = cloud.patch(VM, "{\"tags\": {\"a\": \"b\"}}").expect(200);
    assertThat(cloud.finish(write).at("/status")).isEqualTo("Succeeded");
    assertThat(cloud.poll(extension).at("/status")).isEqualTo("Failed");
    assertThat(cloud.get(VM).at("/properties/provisioningState")).isEqualTo("Succeeded");
    assertThat(cloud.get(VM + "/extensions/app").at("/properties/provisioningState"))
        .isEqualTo("Failed");
  }

  @Test
  void actionsMoveTheEtagsOfInstancesAndUpgradesThatOfTheSet() {
    String set = cloud.get(SET).at("/etag");
    String instance = cloud.instance("0").path("etag").asText();
    cloud.succeed(cloud.post(SET + "/restart", "{}"));
    assertThat(cloud.get(SET).at("/etag")).isEqualTo(set);
    assertThat(cloud.instance("0").path("etag").asText()).isNotEqualTo(instance);
    cloud.succeed(cloud.upgrade("0"));
    assertThat(cloud.get(SET).at("/etag")).isNotEqualTo(set);
  }

  @Test
  void aListOfTheSubscriptionHasGroupsInCapitals() {
    String all = "/subscriptions/sub-1/providers/Microsoft.Compute/virtualMachineScaleSets";
    assertThat(cloud.get(all).at("/value/0/id")).contains("/resourceGroups/RG/");
    assertThat(cloud.get(SET.replace("/web", "")).at("/value/0/id")).isEqualTo(SET);
  }
}
