package io.github.fleetmaven.content;

import io.github.fleetmaven.json.Json;
import io.github.fleetmaven.model.ContentDigest;
import io.github.fleetmaven.model.Value;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The list of an extension's files, for people and tools that look into the staging folder. */
final class Manifest {

  private Manifest() {}

  /** Returns the manifest as JSON text: the files by name, and nothing that changes by itself. */
  static String of(List<ContentFile> files) {
    List<Value> items =
        files.stream()
            .map(ContentFile::part)
            .sorted(Comparator.comparing(ContentDigest.Part::name))
            .map(Manifest::item)
            .toList();
    Value manifest = new Value.Obj(Map.of("files", new Value.Arr(items)));
    // The line ends of the platform would make it differ between machines.
    return Json.writePretty(manifest).replace("\r\n", "\n") + "\n";
  }

  private static Value item(ContentDigest.Part part) {
    Map<String, Value> members = new LinkedHashMap<>();
    members.put("name", Value.of(part.name()));
    members.put("sha256", Value.of(part.sha256()));
    members.put("size", Value.of(part.size()));
    return new Value.Obj(members);
  }
}
