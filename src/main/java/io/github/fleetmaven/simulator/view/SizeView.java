package io.github.fleetmaven.simulator.view;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.fleetmaven.simulator.catalogue.MachineSize;
import io.github.fleetmaven.simulator.store.Json;
import io.github.fleetmaven.simulator.store.ScaleSet;
import java.util.List;

/** Sizes of machines as the wire shows them. Stateless. */
public final class SizeView {

  private static final int MB_IN_GB = 1024;
  private static final int MOST_IN_ONE_GROUP = 100;
  private static final int MOST = 1000;

  private SizeView() {}

  /** Returns a size. */
  public static ObjectNode of(MachineSize size) {
    return Json.object()
        .put("name", size.name())
        .put("numberOfCores", size.cores())
        .put("osDiskSizeInMB", MachineSize.OS_DISK_IN_MB)
        .put("resourceDiskSizeInMB", size.resourceDiskInMb())
        .put("memoryInMB", size.memoryInMb())
        .put("maxDataDiskCount", size.dataDisks());
  }

  /** Returns what a scale set may be in a size. */
  public static ObjectNode ofSet(ScaleSet set, MachineSize size) {
    boolean one =
        set.document().path("properties").path("singlePlacementGroup").asBoolean(set.uniform());
    ObjectNode result = Json.object();
    result.put("resourceType", "Microsoft.Compute/virtualMachineScaleSets");
    result.putObject("sku").put("name", size.name()).put("tier", size.tier());
    result
        .putObject("capacity")
        .put("minimum", 0)
        .put("maximum", one ? MOST_IN_ONE_GROUP : MOST)
        .put("defaultCapacity", 1)
        .put("scaleType", "Automatic");
    return result;
  }

  /** Returns a size as the list of resource SKUs has it. */
  public static ObjectNode sku(MachineSize size, List<String> locations) {
    ObjectNode result = Json.object();
    result.put("resourceType", "virtualMachines");
    result.put("name", size.name()).put("tier", size.tier()).put("size", size.shortName());
    result.put("family", size.family());
    ArrayNode names = result.putArray("locations");
    ArrayNode infos = result.putArray("locationInfo");
    for (String location : locations) {
      names.add(location);
      infos.addObject().put("location", location).putArray("zones");
    }
    ArrayNode capabilities = result.putArray("capabilities");
    capability(capabilities, "MaxResourceVolumeMB", size.resourceDiskInMb());
    capability(capabilities, "OSVhdSizeMB", MachineSize.OS_DISK_IN_MB);
    capability(capabilities, "vCPUs", size.cores());
    capability(capabilities, "MemoryGB", memory(size));
    capability(capabilities, "MaxDataDiskCount", size.dataDisks());
    capability(capabilities, "CpuArchitectureType", "x64");
    capability(capabilities, "PremiumIO", flag(size.has('s') || size.shortName().startsWith("DS")));
    capability(capabilities, "vCPUsAvailable", size.cores());
    capability(capabilities, "RdmaEnabled", flag(size.has('r')));
    result.putArray("restrictions");
    return result;
  }

  private static String memory(MachineSize size) {
    double gb = (double) size.memoryInMb() / MB_IN_GB;
    return gb == Math.rint(gb) ? Integer.toString((int) gb) : Double.toString(gb);
  }

  private static String flag(boolean value) {
    return value ? "True" : "False";
  }

  private static void capability(ArrayNode capabilities, String name, Object value) {
    capabilities.addObject().put("name", name).put("value", value.toString());
  }
}
