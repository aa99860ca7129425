package io.github.fleetmaven.simulator.catalogue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * All that the simulated cloud offers everybody.
 *
 * @param images images of the platform
 * @param handlers images of extensions
 * @param sizes sizes of machines, in the order of the service
 * @param commands what the action runCommand can do
 * @param regions its regions
 */
public record Catalogue(
    ImageCatalogue images,
    HandlerCatalogue handlers,
    List<MachineSize> sizes,
    List<ObjectNode> commands,
    Regions regions) {

  private static final int DISKS = 5;

  /** Keeps the lists from changing. */
  public Catalogue {
    sizes = List.copyOf(sizes);
    commands = List.copyOf(commands);
  }

  /** Returns what is there when a scenario says nothing. */
  public static Catalogue standard() {
    return new Catalogue(
        ImageCatalogue.standard(),
        HandlerCatalogue.standard(),
        readSizes(),
        readCommands(),
        new Regions(DataFile.texts(DataFile.read("regions.json").path("regions"))));
  }

  /**
   * Returns this catalogue with what a scenario says.
   *
   * @param described versions and properties of images, by {@code publisher:offer:sku}
   * @param latest the newest version of images, by the same
   * @param handlerVersions the versions of handlers, by {@code publisher:type}
   */
  public Catalogue with(
      Map<String, ObjectNode> described,
      Map<String, String> latest,
      Map<String, List<String>> handlerVersions) {
    return new Catalogue(
        images.with(described, latest), handlers.with(handlerVersions), sizes, commands, regions);
  }

  /** Returns a size by its name, in whatever case. */
  public Optional<MachineSize> size(String name) {
    return sizes.stream().filter(size -> size.name().equalsIgnoreCase(name)).findFirst();
  }

  /** Returns a command by its id, in whatever case. */
  public Optional<ObjectNode> command(String id) {
    return commands.stream()
        .filter(command -> command.path("id").asText().equalsIgnoreCase(id))
        .findFirst();
  }

  private static List<MachineSize> readSizes() {
    List<MachineSize> sizes = new ArrayList<>();
    for (JsonNode row : DataFile.read("sizes.json").path("sizes")) {
      sizes.add(
          new MachineSize(
              row.path(0).asText(),
              row.path(1).asText(),
              row.path(2).asInt(),
              row.path(3).asInt(),
              row.path(4).asInt(),
              row.path(DISKS).asInt()));
    }
    return sizes;
  }

  private static List<ObjectNode> readCommands() {
    JsonNode file = DataFile.read("run-commands.json");
    List<ObjectNode> commands = new ArrayList<>();
    for (JsonNode entry : file.path("commands")) {
      ObjectNode command = entry.deepCopy();
      commands.add(command.put("$schema", file.path("schema").asText()));
    }
    return commands;
  }
}
