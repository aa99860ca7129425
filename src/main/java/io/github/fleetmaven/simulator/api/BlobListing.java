package io.github.fleetmaven.simulator.api;

import io.github.fleetmaven.simulator.blob.Blob;
import io.github.fleetmaven.simulator.blob.BlobName;
import io.github.fleetmaven.simulator.service.BlobRefusals;
import io.github.fleetmaven.simulator.service.Simulation;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;

/** Lists blobs, page by page; a marker is the last name of the page before. */
final class BlobListing {

  /** A page of blobs holds 5,000 at Azure, where one of other things holds about 100. */
  private static final int AS_MANY_AS = 50;

  private final Simulation simulation;

  BlobListing(Simulation simulation) {
    this.simulation = simulation;
  }

  Answer list(BlobName container, Call call) {
    String prefix = call.query().getOrDefault("prefix", "");
    String after = after(call);
    List<Blob> left =
        simulation.blobs().list(container, prefix).stream()
            .filter(blob -> blob.name().name().compareTo(after) > 0)
            .toList();
    List<Blob> page = left.subList(0, Math.min(size(call), left.size()));
    String marker = page.size() == left.size() ? "" : page.get(page.size() - 1).name().name();
    return BlobXml.list(container, prefix, page, encode(marker));
  }

  private int size(Call call) {
    int most = AS_MANY_AS * simulation.scenario().pageSize();
    String asked = call.query().getOrDefault("maxresults", "");
    if (!asked.matches("\\d{0,6}") || asked.equals("0")) {
      throw BlobRefusals.invalidParameter("maxresults");
    }
    return asked.isEmpty() ? most : Math.min(most, Integer.parseInt(asked));
  }

  private static String encode(String name) {
    return Base64.getUrlEncoder()
        .withoutPadding()
        .encodeToString(name.getBytes(StandardCharsets.UTF_8));
  }

  private static String after(Call call) {
    try {
      String marker = call.query().getOrDefault("marker", "");
      return new String(Base64.getUrlDecoder().decode(marker), StandardCharsets.UTF_8);
    } catch (IllegalArgumentException e) {
      throw BlobRefusals.invalidParameter("marker");
    }
  }
}
