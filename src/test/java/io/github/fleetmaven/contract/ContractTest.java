package io.github.fleetmaven.contract;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What counts as a breach of the published description. */
class ContractTest {

  private static final String SETS =
      "/subscriptions/s/resourceGroups/g/providers/Microsoft.Compute/virtualMachineScaleSets";
  private static final String SET = SETS + "/web";
  private static final String MODEL =
      """
      {"location": "westus", "properties": {%s}}""";

  private static Contract contract;

  @BeforeAll
  static void read() {
    Description.assumeThere();
    contract = Contract.read(List.of());
  }

  private static Exchange answer(String method, String path, int status, String body) {
    return new Exchange(method, path, Map.of("api-version", "x"), false, "", status, body);
  }

  private static List<String> breaches(String properties) {
    return contract.breaches(answer("GET", SET, 200, MODEL.formatted(properties)));
  }

  private static List<String> request(String method, String path, String query, String body) {
    Map<String, String> parameters =
        query.isEmpty() ? Map.of("api-version", "x") : Map.of("api-version", "x", query, "true");
    return contract.breaches(new Exchange(method, path, parameters, true, body, 202, ""));
  }

  @Test
  void takesWhatIsDescribed() {
    assertThat(breaches("\"upgradePolicy\": {\"mode\": \"Manual\"}")).isEmpty();
    assertThat(
            breaches(
                "\"timeCreated\": \"2026-01-01T00:00:00.0000000+00:00\", \"uniqueId\": \"x\","
                    + " \"virtualMachineProfile\": {\"extensionProfile\": {\"extensions\":"
                    + " [{\"name\": \"app\", \"properties\": {\"settings\": {\"any\": [1]}}}]}}"))
        .isEmpty();
  }

  @Test
  void findsAnUnknownPropertyHoweverDeep() {
    assertThat(breaches("\"upgradePolicy\": {\"mood\": \"Manual\"}"))
        .singleElement()
        .asString()
        .contains("/properties/upgradePolicy", "mood");
    assertThat(
            breaches(
                "\"virtualMachineProfile\": {\"storageProfile\": {\"osDisk\":"
                    + " {\"createOption\": \"FromImage\", \"managedDisk\": {\"size\": 1}}}}"))
        .singleElement()
        .asString()
        .contains("managedDisk", "size");
  }

  @Test
  void findsAnUnknownPropertyBesideThoseOfABase() {
    assertThat(
            contract.breaches(
                answer("GET", SET, 200, "{\"location\": \"x\", \"id\": \"i\", \"idd\": \"i\"}")))
        .singleElement()
        .asString()
        .contains("idd");
  }

  @Test
  void findsAWrongTypeAMissingPropertyAndAWrongFormat() {
    assertThat(breaches("\"overprovision\": \"true\"")).hasSize(1);
    assertThat(contract.breaches(answer("GET", SET, 200, "{\"properties\": {}}")))
        .singleElement()
        .asString()
        .contains("location");
    assertThat(breaches("\"timeCreated\": \"yesterday\"")).hasSize(1);
    assertThat(
            breaches(
                "\"upgradePolicy\": {\"rollingUpgradePolicy\":"
                    + " {\"maxBatchInstancePercent\": 101}}"))
        .hasSize(1);
  }

  @Test
  void readsAnEnumAsClosedUnlessItIsModelledAsAString() {
    assertThat(breaches("\"upgradePolicy\": {\"mode\": \"Casual\"}")).hasSize(1);
    assertThat(breaches("\"orchestrationMode\": \"Casual\"")).isEmpty();
  }

  @Test
  void findsAStatusThatIsNotDescribed() {
    assertThat(contract.breaches(answer("PATCH", SET, 201, MODEL.formatted(""))))
        .singleElement()
        .asString()
        .contains("status 201");
    assertThat(contract.breaches(answer("PUT", SET, 201, MODEL.formatted("")))).isEmpty();
  }

  @Test
  void findsAnErrorOfAnotherForm() {
    String good = "{\"error\": {\"code\": \"Conflict\", \"message\": \"no\"}}";
    assertThat(contract.breaches(answer("GET", SET, 409, good))).isEmpty();
    assertThat(contract.breaches(answer("GET", SET, 409, "{\"code\": \"Conflict\"}"))).hasSize(1);
  }

  @Test
  void doesNotMissWhatWasNotSelected() {
    Exchange thin =
        new Exchange(
            "GET",
            SET + "/virtualMachines",
            Map.of("$select", "instanceView"),
            false,
            "",
            200,
            "{\"value\": [{\"instanceId\": \"0\"}]}");
    assertThat(contract.breaches(thin)).isEmpty();
  }

  @Test
  void matchesPathsInWhateverCase() {
    assertThat(
            contract.breaches(
                answer(
                    "GET",
                    SET.replace("virtualMachineScaleSets", "VIRTUALMACHINESCALESETS"),
                    200,
                    "{}")))
        .hasSize(1);
  }

  @Test
  void judgesTheQueryAndTheBodyOfThePluginsRequests() {
    assertThat(request("POST", SET + "/manualupgrade", "", "{\"instanceIds\": [\"0\"]}")).isEmpty();
    assertThat(request("POST", SET + "/manualupgrade", "", "{\"instances\": [\"0\"]}"))
        .isNotEmpty();
    assertThat(request("POST", SET + "/manualupgrade", "", "{}"))
        .singleElement()
        .asString()
        .contains("instanceIds");
    assertThat(request("POST", SET + "/manualupgrade", "hurry", "{\"instanceIds\": [\"0\"]}"))
        .singleElement()
        .asString()
        .contains("hurry");
  }

  @Test
  void refusesWhatOnlyTheServiceWritesInThePluginsRequests() {
    assertThat(
            request(
                "PATCH",
                SET + "/extensions/app",
                "",
                "{\"properties\": {\"provisioningState\": \"Succeeded\"}}"))
        .anySatisfy(text -> assertThat(text).startsWith("request: ").contains("provisioningState"));
  }

  @Test
  void knowsNoCallsOfOtherServices() {
    assertThat(contract.template(answer("GET", "/subscriptions/s/resourceGroups", 200, "{}")))
        .isEmpty();
    assertThat(contract.template(answer("PATCH", SETS, 200, "{}"))).isEmpty();
    assertThat(contract.template(answer("GET", SETS, 200, "{}"))).isPresent();
  }
}
