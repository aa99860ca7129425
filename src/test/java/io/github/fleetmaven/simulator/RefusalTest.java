package io.github.fleetmaven.simulator;

import static io.github.fleetmaven.simulator.Cloud.GROUP;
import static io.github.fleetmaven.simulator.Cloud.SET;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.fleetmaven.simulator.Cloud.Reply;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RefusalTest {

  @TempDir Path directory;
  private Cloud cloud;

  @BeforeEach
  void open() {
    cloud = Cloud.of(directory, Scenarios.of(Scenarios.set(1, "", "")));
  }

  @ParameterizedTest(name = "{0} {1} → {2} {3}")
  @CsvSource({
    "GET, /subscriptions/nobody, 404, SubscriptionNotFound",
    "GET, /subscriptions/sub-1/resourceGroups/nobody, 404, ResourceGroupNotFound",
    "GET, /subscriptions/sub-1/resourceGroups/nobody/providers/Microsoft.Compute/virtualMachines/v,"
        + " 404, ResourceGroupNotFound",
    "GET, {rg}/providers/Microsoft.Compute/virtualMachines/nobody, 404, ResourceNotFound",
    "GET, {rg}/providers/Microsoft.Compute/virtualMachineScaleSets/nobody, 404, ResourceNotFound",
    "GET, {set}/virtualMachines/99, 404, NotFound",
    "GET, {set}/virtualMachines/99/instanceView, 404, NotFound",
    "GET, {set}/extensions/nobody, 404, NotFound",
    "GET, {set}/virtualMachines/0/extensions/nobody, 404, ResourceNotFound",
    "GET, {set}/rollingUpgrades/latest, 404, NotFound",
    "PUT, {set}/instanceView, 405, MethodNotAllowed",
    "POST, {set}/frobnicate, 404, InvalidResourceType",
    "GET, /nothing/here, 404, InvalidResourceType",
    "GET, {rg}/providers/Microsoft.Network/virtualNetworks/v, 404, InvalidResourceType"
  })
  void tellsWhatIsWrong(String method, String path, int status, String code) {
    String whole = path.replace("{rg}", GROUP).replace("{set}", SET);
    Reply reply = cloud.send(method, whole, null, Map.of()).expect(status);
    assertThat(reply.at("/error/code")).isEqualTo(code);
    assertThat(reply.at("/error/message")).isNotBlank();
  }

  @Test
  void wordsAMissingResourceAsAzureDoes() {
    assertThat(
            cloud
                .get(GROUP + "/providers/Microsoft.Compute/virtualMachineScaleSets/gone")
                .at("/error/message"))
        .isEqualTo(
            "The Resource 'Microsoft.Compute/virtualMachineScaleSets/gone' under resource group"
                + " 'rg' was not found. For more details please go to"
                + " https://aka.ms/ARMResourceNotFoundFix");
  }

  @Test
  void needsAnApiVersion() throws ConnectionDroppedException {
    SimulatorResponse response =
        cloud.simulator.handle(new SimulatorRequest("GET", SET, Map.of(), new byte[0]));
    assertThat(response.status()).isEqualTo(400);
    assertThat(new String(response.body(), java.nio.charset.StandardCharsets.UTF_8))
        .contains("MissingApiVersionParameter");
  }

  @Test
  void doesNotCareForCase() {
    String path = SET.toUpperCase(Locale.ROOT) + "/VIRTUALMACHINES/0";
    assertThat(cloud.get(path).expect(200).at("/name")).isEqualTo("web_0");
  }

  @Test
  void needsJson() {
    assertThat(cloud.patch(SET, "{nonsense").expect(400).at("/error/code"))
        .isEqualTo("InvalidRequestContent");
    cloud.patch(SET, "[]").expect(400);
  }
}
