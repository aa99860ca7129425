package io.github.fleetmaven.azure.storage;

import com.azure.core.http.HttpMethod;
import io.github.fleetmaven.cloud.CloudError.Kind;
import io.github.fleetmaven.cloud.ContentStore.Stored;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import javax.xml.stream.XMLStreamException;

/** Lists blobs to the last page. */
record ListBlobs(BlobService service) {

  List<Stored> run(String prefix) {
    List<Stored> found = new ArrayList<>();
    Optional<String> marker = Optional.of("");
    while (marker.isPresent()) {
      BlobCall call = page(prefix, marker.get());
      BlobAnswer answer = service.accepted(call);
      found.addAll(read(call, answer));
      marker = BlobXml.text(answer.body(), "NextMarker");
    }
    found.sort(Comparator.comparing(Stored::name));
    return List.copyOf(found);
  }

  private BlobCall page(String prefix, String marker) {
    Map<String, String> query = new TreeMap<>(Map.of("restype", "container", "comp", "list"));
    query.put("prefix", service.blob(prefix));
    if (!marker.isEmpty()) {
      query.put("marker", marker);
    }
    return BlobCall.of(
        BlobCall.Scope.CONTAINER,
        "list the content of container " + service.place().container(),
        HttpMethod.GET,
        query);
  }

  private List<Stored> read(BlobCall call, BlobAnswer answer) {
    try {
      return BlobXml.items(answer.body(), "Blob").stream().map(this::stored).toList();
    } catch (XMLStreamException | IllegalArgumentException | DateTimeException e) {
      throw BlobFailures.failed(
          Kind.UNREACHABLE, call.action(), "the answer is not a list of blobs", e);
    }
  }

  private Stored stored(Map<String, String> blob) {
    String name = blob.getOrDefault("Name", "");
    Instant modified =
        ZonedDateTime.parse(
                blob.getOrDefault("Last-Modified", ""), DateTimeFormatter.RFC_1123_DATE_TIME)
            .toInstant();
    long size = Long.parseLong(blob.getOrDefault("Content-Length", ""));
    return new Stored(name.substring(service.blob("").length()), size, modified);
  }
}
