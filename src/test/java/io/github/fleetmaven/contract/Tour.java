package io.github.fleetmaven.contract;

import io.github.fleetmaven.simulator.Simulator;
import io.github.fleetmaven.simulator.SimulatorOptions;
import io.github.fleetmaven.simulator.SimulatorRequest;
import io.github.fleetmaven.simulator.SimulatorResponse;
import io.github.fleetmaven.time.ManualTime;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * A walk through a simulator that comes by everything which newer versions of the service add to
 * its description.
 */
final class Tour {

  private static final String GROUP = "/subscriptions/s/resourceGroups/g";
  private static final String COMPUTE = "/providers/Microsoft.Compute/";
  private static final String SET = GROUP + COMPUTE + "virtualMachineScaleSets/web";
  private static final String MACHINE = GROUP + COMPUTE + "virtualMachines/vm1";

  private static final String SCENARIO =
      """
      {"resources": [
        {"id": "%s", "location": "westus", "sku": {"name": "Standard_DS1_v2", "capacity": 1},
         "properties": {"virtualMachineProfile": {
           "storageProfile": {"imageReference": {"publisher": "Canonical", "offer": "UbuntuServer",
             "sku": "18.04-LTS", "version": "latest"}},
           "networkProfile": {"networkInterfaceConfigurations": [{"name": "nic", "properties":
             {"auxiliaryMode": "None", "auxiliarySku": "None",
              "ipConfigurations": [{"name": "ip"}]}}]},
           "extensionProfile": {"extensions": [%s, %s]}}}},
        {"id": "%s", "location": "westus",
         "properties": {"hardwareProfile": {"vmSize": "Standard_DS1_v2"}}}]}"""
          .formatted(
              SET,
              extension("first", ""),
              extension("second", ", \"provisionAfterExtensions\": [\"first\"]"),
              MACHINE);

  private final List<Exchange> exchanges = new ArrayList<>();
  private final Simulator simulator;

  private Tour(Simulator simulator) {
    this.simulator = simulator;
  }

  /** Returns what was asked on the way, and answered. */
  static List<Exchange> through(Path directory) throws IOException {
    ManualTime time = new ManualTime(Instant.parse("2026-01-01T00:00:00Z"));
    Path scenario = Files.writeString(directory.resolve("scenario.json"), SCENARIO);
    Tour tour = new Tour(Simulator.open(SimulatorOptions.inMemory(scenario, time)));
    tour.sets();
    tour.machines();
    tour.send(
        "PUT",
        MACHINE + "/runCommands/run",
        """
        {"location": "westus", "properties": {"source": {"script": "ls"},
          "treatFailureAsDeploymentFailure": true}}""");
    time.advance(Duration.ofHours(1));
    tour.images();
    return tour.exchanges;
  }

  private void sets() throws IOException {
    send("GET", SET, "");
    send("GET", SET + "/virtualMachines?$expand=instanceView", "");
    send("GET", SET + "/virtualMachines/0/extensions/first", "");
  }

  private void machines() throws IOException {
    String filter = "virtualMachines?$filter='virtualMachineScaleSet/id'%20eq%20'" + SET + "'";
    send("GET", MACHINE, "");
    send("GET", "/subscriptions/s" + COMPUTE + filter + "&$expand=instanceView", "");
    send("GET", GROUP + COMPUTE + filter + "&$expand=instanceView", "");
  }

  private void images() throws IOException {
    images("Canonical", "UbuntuServer", "16.04.0-LTS");
    images("MicrosoftWindowsServer", "WindowsServer", "2022-datacenter-g2");
  }

  private void images(String publisher, String offer, String sku) throws IOException {
    String versions =
        "/subscriptions/s%slocations/westus/publishers/%s/artifacttypes/vmimage/offers/%s/skus/%s/versions"
            .formatted(COMPUTE, publisher, offer, sku);
    send("GET", versions + "?$expand=properties", "");
    String answer = exchanges.get(exchanges.size() - 1).answer();
    for (var version : Exchange.json(answer)) {
      send("GET", versions + "/" + version.path("name").asText(), "");
    }
  }

  private void send(String method, String path, String body) throws IOException {
    SimulatorRequest request =
        new SimulatorRequest(
            method,
            path + (path.contains("?") ? "&" : "?") + "api-version=2025-04-01",
            Map.of("User-Agent", List.of("fleet-maven-plugin/tour")),
            body.getBytes(StandardCharsets.UTF_8));
    SimulatorResponse response = simulator.handle(request);
    exchanges.add(Exchange.of(request, response));
  }

  private static String extension(String name, String more) {
    return """
        {"name": "%s", "properties": {"publisher": "Microsoft.%s", "type": "%s",
          "typeHandlerVersion": "1.2"%s}}"""
        .formatted(name, name, name, more);
  }
}
