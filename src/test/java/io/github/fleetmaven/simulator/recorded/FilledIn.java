package io.github.fleetmaven.simulator.recorded;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;

/**
 * Takes out of a recorded resource what the service fills in by itself, so that the simulator has
 * to do so too: a resource that it starts from would be equal to the recorded one otherwise
 * whatever it does. Stateless.
 */
final class FilledIn {

  private static final ObjectMapper JSON = new ObjectMapper();

  private static final String IMAGE =
      """
      {"osDisk": {"osType": "%s", "createOption": "FromImage", "diskSizeGB": %d},
       "imageReference": {}}""";

  private static final String LINUX =
      """
      {"linuxConfiguration": {"disablePasswordAuthentication": false, "provisionVMAgent": true,
         "patchSettings": {"patchMode": "ImageDefault", "assessmentMode": "ImageDefault"}},
       "secrets": [], "allowExtensionOperations": true, "requireGuestProvisionSignal": true}""";

  private static final String WINDOWS =
      """
      {"windowsConfiguration": {"enableAutomaticUpdates": true, "provisionVMAgent": true,
         "patchSettings": {"patchMode": "AutomaticByOS", "assessmentMode": "ImageDefault"}},
       "secrets": [], "allowExtensionOperations": true, "requireGuestProvisionSignal": true}""";

  private static final String INTERFACE =
      """
      {"disableTcpStateTracking": false, "enableIPForwarding": false,
       "dnsSettings": {"dnsServers": []}}""";

  private static final String UNIFORM =
      """
      {"orchestrationMode": "Uniform", "singlePlacementGroup": true, "overprovision": true,
       "doNotRunExtensionsOnOverprovisionedVMs": false, "platformFaultDomainCount": 5,
       "upgradePolicy": {"rollingUpgradePolicy": {
         "maxSurge": false, "rollbackFailedInstancesOnPolicyBreach": false}}}""";

  private static final String FLEXIBLE =
      """
      {"singlePlacementGroup": false, "platformFaultDomainCount": 1,
       "constrainedMaximumCapacity": false}""";

  private FilledIn() {}

  /** Takes it out of a scale set. */
  static void takeFromSet(ObjectNode set) {
    take(set.path("sku"), "{\"tier\": \"Standard\"}");
    JsonNode properties = set.path("properties");
    boolean flexible = properties.path("orchestrationMode").asText().equals("Flexible");
    take(properties, flexible ? FLEXIBLE : UNIFORM);
    JsonNode profile = properties.path("virtualMachineProfile");
    takeFromMachine(profile);
    for (JsonNode nic : profile.at("/networkProfile/networkInterfaceConfigurations")) {
      take(nic.path("properties"), INTERFACE);
      for (JsonNode address : nic.at("/properties/ipConfigurations")) {
        take(address.path("properties"), "{\"privateIPAddressVersion\": \"IPv4\"}");
      }
    }
  }

  /** Takes it out of the properties of a machine, or of the profile of a set's machines. */
  static void takeFromMachine(JsonNode profile) {
    JsonNode storage = profile.path("storageProfile");
    boolean windows = storage.at("/osDisk/osType").asText().equals("Windows");
    take(profile.path("osProfile"), windows ? WINDOWS : LINUX);
    if (storage.at("/imageReference/publisher").isTextual()) {
      take(storage, windows ? IMAGE.formatted("Windows", 127) : IMAGE.formatted("Linux", 30));
    }
    if (storage.path("imageReference") instanceof ObjectNode image) {
      image.remove("exactVersion");
    }
  }

  private static void take(JsonNode from, String filled) {
    try {
      take(from, JSON.readTree(filled));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void take(JsonNode from, JsonNode filled) {
    if (!(from instanceof ObjectNode object)) {
      return;
    }
    List<String> same = new ArrayList<>();
    for (var field : filled.properties()) {
      JsonNode present = object.path(field.getKey());
      if (present.equals(field.getValue())) {
        same.add(field.getKey());
      } else if (field.getValue().isObject()) {
        take(present, field.getValue());
      }
    }
    object.remove(same);
  }
}
