package io.github.fleetmaven.simulator.api;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.fleetmaven.simulator.service.Refusals;
import io.github.fleetmaven.simulator.store.Json;
import java.util.List;
import java.util.stream.Stream;

/** Tenants, regions, and the providers of resource types with their versions. Stateless. */
final class ProviderApi {

  private static final String COMPUTE = "Microsoft.Compute";
  private static final String RESOURCES = "Microsoft.Resources";

  /** Versions of the service that clients in use speak; the simulator takes any. */
  private static final List<String> COMPUTE_VERSIONS =
      List.of(
          "2025-04-01",
          "2024-11-01",
          "2024-07-01",
          "2024-03-01",
          "2023-09-01",
          "2023-07-01",
          "2023-03-01",
          "2022-11-01",
          "2022-08-01",
          "2022-03-01",
          "2021-11-01",
          "2021-07-01",
          "2020-12-01",
          "2020-06-01",
          "2019-12-01",
          "2019-07-01",
          "2018-10-01");

  private static final List<String> RESOURCES_VERSIONS =
      List.of("2022-09-01", "2021-04-01", "2020-06-01", "2019-10-01", "2016-06-01");

  private static final List<String> COMPUTE_TYPES =
      List.of(
          "virtualMachines",
          "virtualMachines/extensions",
          "virtualMachines/runCommands",
          "virtualMachineScaleSets",
          "virtualMachineScaleSets/extensions",
          "virtualMachineScaleSets/virtualMachines",
          "virtualMachineScaleSets/virtualMachines/extensions",
          "images",
          "galleries",
          "galleries/images",
          "galleries/images/versions",
          "locations/operations");

  private final Pages pages;

  ProviderApi(Pages pages) {
    this.pages = pages;
  }

  List<Route> routes() {
    String one = Groups.SUBSCRIPTION + "/providers/{namespace}";
    return List.of(
        Route.of("GET", "/tenants", call -> pages.all(List.of(tenant()))),
        Route.of("GET", Groups.SUBSCRIPTION + "/locations", this::locations),
        Route.of("GET", Groups.SUBSCRIPTION + "/providers", call -> pages.all(all(call))),
        Route.of("GET", one, this::provider),
        Route.of("POST", one + "/register", this::provider));
  }

  private static ObjectNode tenant() {
    ObjectNode result = Json.object();
    result.put("id", "/tenants/" + Tenants.ID);
    result.put("tenantId", Tenants.ID);
    result.put("countryCode", "US");
    result.put("displayName", "Simulated tenant");
    result.putArray("domains").add("simulated.example");
    result.put("tenantCategory", "Home");
    return result;
  }

  private Answer locations(Call call) {
    return pages.all(
        Region.ALL.stream().map(region -> region.view(call.subscriptionId())).toList());
  }

  private Answer provider(Call call) {
    String namespace = call.variable("namespace");
    return all(call).stream()
        .filter(provider -> provider.path("namespace").asText().equalsIgnoreCase(namespace))
        .findFirst()
        .map(provider -> Answer.json(Answer.OK, provider))
        .orElseThrow(() -> Refusals.noProvider(namespace));
  }

  private static List<ObjectNode> all(Call call) {
    return List.of(
        provider(call, COMPUTE, COMPUTE_TYPES, COMPUTE_VERSIONS),
        provider(call, RESOURCES, List.of("resourceGroups", "subscriptions"), RESOURCES_VERSIONS));
  }

  private static ObjectNode provider(
      Call call, String namespace, List<String> types, List<String> versions) {
    ObjectNode result = Json.object();
    result.put("id", call.subscriptionId() + "/providers/" + namespace);
    result.put("namespace", namespace);
    ArrayNode list = result.putArray("resourceTypes");
    for (String type : types) {
      ObjectNode entry = list.addObject().put("resourceType", type);
      fill(entry.putArray("locations"), Region.ALL.stream().map(Region::displayName));
      fill(entry.putArray("apiVersions"), versions.stream());
      entry.put("capabilities", "CrossResourceGroupResourceMove, SupportsTags, SupportsLocation");
    }
    return result.put("registrationState", "Registered");
  }

  private static void fill(ArrayNode array, Stream<String> texts) {
    texts.forEach(array::add);
  }
}
