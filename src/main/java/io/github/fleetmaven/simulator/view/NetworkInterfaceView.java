package io.github.fleetmaven.simulator.view;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.fleetmaven.simulator.store.Digests;
import io.github.fleetmaven.simulator.store.Json;
import io.github.fleetmaven.simulator.store.Machine;
import io.github.fleetmaven.simulator.store.Power;
import io.github.fleetmaven.simulator.store.ScaleSet;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** The network interfaces of a Uniform set's instances, as their model has them. Stateless. */
public final class NetworkInterfaceView {

  private static final int FIRST_HOST = 4;
  private static final int OCTET = 256;
  private static final int SUFFIX_LENGTH = 26;

  private NetworkInterfaceView() {}

  /** Returns the interfaces of an instance. */
  public static List<ObjectNode> of(ScaleSet set, Machine machine) {
    JsonNode profile = set.modelOf(machine.model()).profile();
    List<ObjectNode> result = new ArrayList<>();
    for (JsonNode configuration :
        profile.path("networkProfile").path("networkInterfaceConfigurations")) {
      result.add(of(machine, configuration));
    }
    return result;
  }

  private static ObjectNode of(Machine machine, JsonNode configuration) {
    String name = configuration.path("name").asText();
    String id = machine.identity().id() + "/networkInterfaces/" + name;
    String etag = "W/\"" + Digests.uuid(id + "/" + machine.model()) + "\"";
    ObjectNode result = Json.object().put("name", name).put("id", id).put("etag", etag);
    ObjectNode properties = result.putObject("properties");
    JsonNode written = configuration.path("properties");
    properties.put("provisioningState", "Succeeded");
    properties.put("resourceGuid", Digests.uuid(id));
    ArrayNode addresses = properties.putArray("ipConfigurations");
    for (JsonNode each : written.path("ipConfigurations")) {
      addresses.add(address(machine, id, etag, each, addresses.isEmpty()));
    }
    ObjectNode dns = properties.putObject("dnsSettings");
    dns.set("dnsServers", Json.arrayAt(written.path("dnsSettings"), "dnsServers").deepCopy());
    dns.putArray("appliedDnsServers");
    dns.put("internalDomainNameSuffix", suffix(machine));
    if (machine.power() != Power.DEALLOCATED) {
      properties.put("macAddress", mac(id));
    }
    boolean accelerated = written.path("enableAcceleratedNetworking").asBoolean(false);
    properties.put("enableAcceleratedNetworking", accelerated);
    properties.put("enableIPForwarding", written.path("enableIPForwarding").asBoolean(false));
    if (written.path("primary").asBoolean(false)) {
      properties.put("primary", true);
    }
    properties.putObject("virtualMachine").put("id", machine.identity().id());
    properties.putArray("hostedWorkloads");
    properties.putArray("tapConfigurations");
    return result;
  }

  private static ObjectNode address(
      Machine machine, String id, String etag, JsonNode written, boolean first) {
    String name = written.path("name").asText();
    ObjectNode result =
        Json.object()
            .put("name", name)
            .put("id", id + "/ipConfigurations/" + name)
            .put("etag", etag);
    ObjectNode properties = result.putObject("properties");
    JsonNode from = written.path("properties");
    properties.put("provisioningState", "Succeeded");
    properties.put("privateIPAddress", address(machine.identity().ordinal()));
    properties.put("privateIPAllocationMethod", "Dynamic");
    if (from.has("subnet")) {
      properties.set("subnet", from.path("subnet").deepCopy());
    }
    properties.put("primary", from.path("primary").asBoolean(first));
    properties.put("privateIPAddressVersion", from.path("privateIPAddressVersion").asText("IPv4"));
    for (String key : List.of("loadBalancerBackendAddressPools", "applicationSecurityGroups")) {
      if (!from.path(key).isEmpty()) {
        properties.set(key, from.path(key).deepCopy());
      }
    }
    if (!from.path("loadBalancerInboundNatPools").isEmpty()) {
      ArrayNode rules = properties.putArray("loadBalancerInboundNatRules");
      from.path("loadBalancerInboundNatPools")
          .forEach(pool -> rules.addObject().put("id", rule(pool, machine)));
    }
    return result;
  }

  /** Each instance has a rule of its own of each pool. */
  private static String rule(JsonNode pool, Machine machine) {
    return pool.path("id").asText().replace("/inboundNatPools/", "/inboundNatRules/")
        + "."
        + machine.identity().ordinal();
  }

  private static String address(int ordinal) {
    int host = ordinal + FIRST_HOST;
    return "10." + host / (OCTET * OCTET) + "." + host / OCTET % OCTET + "." + host % OCTET;
  }

  private static String mac(String id) {
    String digits = Digests.brief(id).toUpperCase(Locale.ROOT);
    return "00-0D-3A-"
        + digits.substring(0, 2)
        + "-"
        + digits.substring(2, 4)
        + "-"
        + digits.substring(4, 6);
  }

  private static String suffix(Machine machine) {
    String set = String.valueOf(machine.identity().scaleSet());
    return Digests.sha256(set.getBytes(StandardCharsets.UTF_8)).substring(0, SUFFIX_LENGTH)
        + ".bx.internal.cloudapp.net";
  }
}
