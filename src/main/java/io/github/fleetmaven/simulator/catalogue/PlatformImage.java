package io.github.fleetmaven.simulator.catalogue;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.fleetmaven.simulator.store.Json;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * An image of the platform.
 *
 * @param publisher its publisher
 * @param offer its offer
 * @param sku its sku
 * @param versions the versions that there are
 * @param properties what is told of each version
 */
public record PlatformImage(
    String publisher, String offer, String sku, List<String> versions, ObjectNode properties) {

  private static final int BYTES_IN_GB = 1 << 30;

  /** Keeps the list from changing. */
  public PlatformImage {
    versions = List.copyOf(versions);
  }

  /** Returns an image of which no more than its name and its versions are known. */
  static PlatformImage unknown(String publisher, String offer, String sku, List<String> versions) {
    boolean windows = publisher.toLowerCase(Locale.ROOT).contains("windows");
    String generation = sku.matches("(?i).*(gen2|-g2)") ? "V2" : "V1";
    ObjectNode properties = Json.object();
    properties.put("hyperVGeneration", generation).put("architecture", "x64");
    properties.putObject("disallowed").put("vmDiskType", "None");
    properties.putObject("automaticOSUpgradeProperties").put("automaticOSUpgradeSupported", false);
    properties.putObject("imageDeprecationStatus").put("imageState", "Active");
    properties
        .putObject("osDiskImage")
        .put("operatingSystem", windows ? "Windows" : "Linux")
        .put("sizeInGb", windows ? 127 : 30);
    properties.putArray("dataDiskImages");
    return new PlatformImage(publisher, offer, sku, versions, properties);
  }

  /** Returns the form under which the image is found. */
  String key() {
    return key(publisher, offer, sku);
  }

  static String key(String publisher, String offer, String sku) {
    return (publisher + ":" + offer + ":" + sku).toLowerCase(Locale.ROOT);
  }

  /** Returns its newest version. */
  public Optional<String> latest() {
    return Versions.newest(versions);
  }

  /** Returns the size of a disk that is made from it. */
  public int sizeInGb() {
    ObjectNode disk = Json.objectAt(properties, "osDiskImage");
    return disk.has("sizeInBytes")
        ? (int) (disk.path("sizeInBytes").asLong() / BYTES_IN_GB)
        : disk.path("sizeInGb").asInt();
  }

  /** Returns it with other versions. */
  PlatformImage withVersions(List<String> newVersions) {
    return new PlatformImage(publisher, offer, sku, newVersions, properties);
  }

  /** Returns it with some other properties. */
  PlatformImage withProperties(ObjectNode others) {
    ObjectNode merged = properties.deepCopy();
    merged.setAll(others);
    return new PlatformImage(publisher, offer, sku, versions, merged);
  }
}
