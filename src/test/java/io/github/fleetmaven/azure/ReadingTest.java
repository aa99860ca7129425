package io.github.fleetmaven.azure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.fleetmaven.cloud.CloudError.Kind;
import io.github.fleetmaven.cloud.CloudException;
import io.github.fleetmaven.model.HandlerStatus;
import io.github.fleetmaven.model.Health;
import io.github.fleetmaven.model.ObservedInstance;
import io.github.fleetmaven.model.ObservedMachine;
import io.github.fleetmaven.model.ObservedScaleSet;
import io.github.fleetmaven.model.ObservedScaleSet.Orchestration;
import io.github.fleetmaven.model.ObservedScaleSet.UpgradeMode;
import io.github.fleetmaven.model.OsType;
import io.github.fleetmaven.model.PowerState;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ReadingTest {

  private static final String FLEXIBLE =
      "{\"location\":\"westus\",\"properties\":{\"orchestrationMode\":\"Flexible\"}}";

  private final CloudFixture on = new CloudFixture();

  @Test
  void readsAModelWhole() {
    on.azure.answer(
        200,
        """
        {"name":"myVMSS","location":"westus","etag":"\\"3\\"","tags":{"a":"b"},
         "sku":{"name":"Standard_HB120rs_v3","capacity":10},
         "properties":{"orchestrationMode":"Uniform","provisioningState":"Updating",
           "upgradePolicy":{"mode":"Rolling",
             "automaticOSUpgradePolicy":{"enableAutomaticOSUpgrade":true}},
           "virtualMachineProfile":{
             "storageProfile":{"osDisk":{"osType":"Windows","image":{"uri":"https://v"}},
               "imageReference":{"version":"latest"}},
             "extensionProfile":{"extensionsTimeBudget":"PT45M","extensions":[
               {"name":"app","properties":{"publisher":"P","type":"T","unknown":{"x":1}}}]}}}}
        """);

    ObservedScaleSet set = on.cloud.readScaleSet(CloudFixture.SET);

    assertThat(on.azure.request().url().getQuery()).isEqualTo("api-version=2025-04-01");
    assertThat(set.etag()).contains("\"3\"");
    assertThat(set.provisioningState()).isEqualTo("Updating");
    assertThat(set.orchestration()).isEqualTo(Orchestration.UNIFORM);
    assertThat(set.upgradeMode()).isEqualTo(UpgradeMode.ROLLING);
    assertThat(set.automaticOsUpgrade()).isTrue();
    assertThat(set.os()).contains(OsType.WINDOWS);
    assertThat(set.image().text("version")).contains("latest");
    assertThat(set.unmanagedImageUri()).contains("https://v");
    assertThat(set.size()).contains("Standard_HB120rs_v3");
    assertThat(set.capacity()).isEqualTo(10);
    assertThat(set.tags()).isEqualTo(Map.of("a", "b"));
    assertThat(set.extensionsTimeBudget()).isEqualTo(Duration.ofMinutes(45));
    assertThat(set.extensions()).hasSize(1);
    assertThat(set.extensions().get(0).properties().at("unknown").integer("x")).contains(1);
    assertThat(set.raw().text("location")).contains("westus");
  }

  @Test
  void takesWhatAModelLeavesOutAsAzureDoes() {
    on.azure.answer(200, Map.of("ETag", "\"4\""), FLEXIBLE);

    ObservedScaleSet set = on.cloud.readScaleSet(CloudFixture.SET);

    assertThat(set.etag()).contains("\"4\"");
    assertThat(set.provisioningState()).isEqualTo("Succeeded");
    assertThat(set.orchestration()).isEqualTo(Orchestration.FLEXIBLE);
    assertThat(set.upgradeMode()).isEqualTo(UpgradeMode.MANUAL);
    assertThat(set.automaticOsUpgrade()).isFalse();
    assertThat(set.extensionsTimeBudget()).isEqualTo(Duration.ofMinutes(90));
    assertThat(set.extensions()).isEmpty();
  }

  @Test
  void saysWhatItTriedToRead() {
    on.azure.answer(
        404,
        Map.of("x-ms-request-id", "r-1"),
        "{\"error\":{\"code\":\"ResourceNotFound\",\"message\":\"not there\"}}");

    CloudException e =
        catchThrowableOfType(CloudException.class, () -> on.cloud.readScaleSet(CloudFixture.SET));

    assertThat(e.error().kind()).isEqualTo(Kind.NOT_FOUND);
    assertThat(e)
        .hasMessage(
            "tried to read the model of myVMSS, but failed (HTTP 404): ResourceNotFound: not there"
                + " [request id r-1]");
  }

  @Test
  void anAnswerThatIsNoModelIsAnError() {
    on.azure.answer(200, "<html>a proxy's sign-in page</html>");

    CloudException e =
        catchThrowableOfType(CloudException.class, () -> on.cloud.readScaleSet(CloudFixture.SET));

    assertThat(e.error().message()).isEqualTo("the answer is not a JSON object");
  }

  @Test
  void readsInstancesPageByPageInTheOrderOfTheirNumbers() {
    on.azure
        .answer(200, page("https://management.azure.com/next?$skiptoken=a|b c", "10", "2"))
        .answer(200, "{\"value\":[],\"nextLink\":\"https://management.azure.com/last\"}")
        .answer(200, page(null, "1"));

    List<ObservedInstance> instances = on.cloud.readInstances(uniform());

    assertThat(instances).extracting(ObservedInstance::id).containsExactly("1", "2", "10");
    assertThat(on.azure.requests().get(0).url().getPath())
        .isEqualTo(CloudFixture.SET.path() + "/virtualMachines");
    assertThat(on.azure.requests().get(0).url().getQuery()).contains("$expand=instanceView");
    assertThat(on.azure.requests().get(1).url().getRawQuery()).isEqualTo("$skiptoken=a%7Cb%20c");
  }

  @Test
  void aNextPageElsewhereIsNotFollowed() {
    on.azure.answer(200, page("https://evil.example/next", "1"));
    ObservedScaleSet set = uniform();

    CloudException e =
        catchThrowableOfType(CloudException.class, () -> on.cloud.readInstances(set));

    assertThat(e.error().message()).isEqualTo("the next page is not on management.azure.com");
  }

  @Test
  void readsAllThatAnInstanceShows() {
    on.azure.answer(
        200,
        """
        {"value":[{"name":"myVMSS_3","instanceId":"3","id":"/x/3","zones":["2"],
          "sku":{"name":"Standard_A0"},
          "properties":{"latestModelApplied":false,"provisioningState":"Failed",
            "protectionPolicy":{"protectFromScaleSetActions":true},
            "storageProfile":{"imageReference":{"version":"1"}},
            "instanceView":{"platformUpdateDomain":4,"platformFaultDomain":1,
              "vmAgent":{"statuses":[{"code":"ProvisioningState/succeeded","displayStatus":"Ready"}]},
              "vmHealth":{"status":{"code":"HealthState/unhealthy"}},
              "extensions":[{"name":"app","typeHandlerVersion":"1.5.18",
                "substatuses":[{"code":"ComponentStatus/StdErr/succeeded","message":"no device"}],
                "statuses":[{"code":"ProvisioningState/failed/100","message":"exit 100"}]}],
              "statuses":[{"code":"ProvisioningState/failed"},{"code":"PowerState/running"}]}},
          "resources":[{"name":"myVMSS_3/app","type":"Microsoft.Compute/virtualMachineScaleSets/virtualMachines/extensions",
            "properties":{"type":"T","typeHandlerVersion":"1.5"}}]}]}
        """);

    ObservedInstance instance = on.cloud.readInstances(uniform()).get(0);

    assertThat(instance.id()).isEqualTo("3");
    assertThat(instance.resourceId()).isEqualTo("/x/3");
    assertThat(instance.latestModelApplied()).contains(false);
    assertThat(instance.provisioningState()).isEqualTo("Failed");
    assertThat(instance.power()).isEqualTo(PowerState.RUNNING);
    assertThat(instance.agentReady()).isTrue();
    assertThat(instance.health()).contains(Health.UNHEALTHY);
    assertThat(instance.zone()).contains("2");
    assertThat(instance.faultDomain()).contains(1);
    assertThat(instance.updateDomain()).contains(4);
    assertThat(instance.protectedFromScaleSetActions()).isTrue();
    assertThat(instance.image().text("version")).contains("1");
    assertThat(instance.size()).contains("Standard_A0");
    assertThat(instance.extension("app").orElseThrow().version()).contains("1.5");
    assertThat(instance.handler("app"))
        .contains(
            new HandlerStatus(
                "app",
                Optional.of("1.5.18"),
                HandlerStatus.State.FAILED,
                Optional.of("ProvisioningState/failed/100"),
                Optional.of("exit 100\nno device")));
  }

  @Test
  void takesWhatAnInstanceLeavesOutForUnknown() {
    on.azure.answer(200, "{\"value\":[{\"instanceId\":\"0\",\"id\":\"/x/0\",\"properties\":{}}]}");

    ObservedInstance instance = on.cloud.readInstances(uniform()).get(0);

    assertThat(instance.latestModelApplied()).isEmpty();
    assertThat(instance.power()).isEqualTo(PowerState.UNKNOWN);
    assertThat(instance.agentReady()).isFalse();
    assertThat(instance.health()).isEmpty();
    assertThat(instance.handlers()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "ProvisioningState/succeeded, SUCCEEDED",
    "ProvisioningState/failed/-1, FAILED",
    "ProvisioningState/transitioning, TRANSITIONING",
    "ProvisioningState/updating, TRANSITIONING",
    "ProvisioningState/creating, TRANSITIONING",
    "ProvisioningState/Unavailable, UNKNOWN"
  })
  void readsTheStateOfAHandlerFromItsCode(String code, HandlerStatus.State state) {
    on.azure.answer(
        200,
        "{\"value\":[{\"instanceId\":\"0\",\"properties\":{\"instanceView\":{\"extensions\":[{\"name\":\"a\",\"statuses\":[{\"code\":\""
            + code
            + "\"}]}]}}}]}");

    assertThat(on.cloud.readInstances(uniform()).get(0).handlers().get(0).state()).isEqualTo(state);
  }

  @Test
  void keepsOnceWhatManyInstancesShare() {
    on.azure.answer(200, page(null, "1", "2"));

    List<ObservedInstance> instances = on.cloud.readInstances(uniform());

    assertThat(instances.get(0).extensions()).isNotEmpty().isSameAs(instances.get(1).extensions());
    assertThat(instances.get(0).handlers()).isNotEmpty().isSameAs(instances.get(1).handlers());
  }

  @Test
  void readsTheMembersOfAFlexibleSet() {
    on.azure
        .answer(200, FLEXIBLE)
        .answer(200, "{\"value\":[" + machine("vmss_b", "") + "," + machine("vmss_a", "") + "]}");

    List<ObservedInstance> members =
        on.cloud.readInstances(on.cloud.readScaleSet(CloudFixture.SET));

    assertThat(members).extracting(ObservedInstance::id).containsExactly("vmss_a", "vmss_b");
    assertThat(members.get(0).latestModelApplied()).isEmpty();
    assertThat(on.azure.requests().get(1).url().getQuery())
        .contains("$filter='virtualMachineScaleSet/id' eq '" + CloudFixture.SET.path() + "'")
        .contains("$expand=instanceView");
  }

  @Test
  void readsAMachine() {
    on.azure.answer(200, machine("myVM", "\"role\":\"web\""));

    ObservedMachine machine = on.cloud.readMachine(CloudFixture.MACHINE);

    assertThat(on.azure.request().url().getQuery()).contains("$expand=instanceView");
    assertThat(machine.location()).isEqualTo("westus");
    assertThat(machine.os()).contains(OsType.LINUX);
    assertThat(machine.tags()).isEqualTo(Map.of("role", "web"));
    assertThat(machine.instance().id()).isEqualTo("myVM");
    assertThat(machine.instance().power()).isEqualTo(PowerState.DEALLOCATED);
  }

  @Test
  void findsMachinesByTheirTagsAndSkipsThoseGoneMeanwhile() {
    on.azure
        .answer(
            200,
            "{\"value\":["
                + String.join(
                    ",",
                    machine("c", "\"Role\":\"web\""),
                    machine("b", "\"role\":\"web\",\"x\":\"y\""),
                    machine("gone", "\"role\":\"web\""),
                    machine("other", "\"role\":\"Web\""),
                    machine("untagged", ""))
                + "]}")
        .answer(200, machine("b", "\"role\":\"web\""))
        .answer(200, machine("c", "\"Role\":\"web\""))
        .answer(404, "{\"error\":{\"code\":\"ResourceNotFound\",\"message\":\"gone\"}}");

    List<ObservedMachine> found =
        on.cloud.findMachines("sub", Optional.of("rg"), Map.of("role", "web"));

    assertThat(found).extracting(m -> m.id().name()).containsExactly("b", "c");
    assertThat(on.azure.requests().get(0).url().getPath())
        .isEqualTo(
            "/subscriptions/sub/resourceGroups/rg/providers/Microsoft.Compute/virtualMachines");
  }

  @Test
  void looksForMachinesInTheWholeSubscription() {
    on.azure.answer(200, "{\"value\":[]}");

    assertThat(on.cloud.findMachines("sub", Optional.empty(), Map.of("a", "b"))).isEmpty();
    assertThat(on.azure.request().url().getPath())
        .isEqualTo("/subscriptions/sub/providers/Microsoft.Compute/virtualMachines");
  }

  private ObservedScaleSet uniform() {
    CloudFixture other = new CloudFixture();
    other.azure.answer(200, "{\"properties\":{\"orchestrationMode\":\"Uniform\"}}");
    return other.cloud.readScaleSet(CloudFixture.SET);
  }

  private static String page(String next, String... ids) {
    List<String> items =
        List.of(ids).stream()
            .map(
                id ->
                    """
                    {"instanceId":"%s","id":"/x/%s","properties":{"instanceView":{"extensions":[
                      {"name":"app","statuses":[{"code":"ProvisioningState/succeeded"}]}]}},
                     "resources":[{"name":"app","type":"a/extensions","properties":{"type":"T"}}]}
                    """
                        .formatted(id, id))
            .toList();
    String link = next == null ? "" : ",\"nextLink\":\"" + next + "\"";
    return "{\"value\":[" + String.join(",", items) + "]" + link + "}";
  }

  private static String machine(String name, String tags) {
    return """
    {"name":"%s","location":"westus","tags":{%s},
     "id":"/subscriptions/sub/resourceGroups/RG/providers/Microsoft.Compute/virtualMachines/%s",
     "properties":{"storageProfile":{"osDisk":{"osType":"Linux"}},
       "instanceView":{"statuses":[{"code":"PowerState/deallocated"}]}}}
    """
        .formatted(name, tags, name);
  }
}
