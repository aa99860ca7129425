package io.github.fleetmaven.simulator.api;

import io.github.fleetmaven.simulator.blob.Blob;
import io.github.fleetmaven.simulator.blob.BlobName;
import io.github.fleetmaven.simulator.blob.Blobs;
import io.github.fleetmaven.simulator.service.BlobRefusals;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads a blob, or a part of one. Stateless. */
final class BlobReading {

  private static final Pattern RANGE = Pattern.compile("bytes=(\\d{1,18})-(\\d{0,18})");
  private static final int PARTIAL = 206;

  private BlobReading() {}

  static Answer answer(Blobs blobs, BlobName name, Call call) {
    Blob blob = blobs.find(name).orElseThrow(BlobRefusals::noBlob);
    if (call.method().equals("HEAD")) {
      return BlobHeaders.of(blob, Answer.empty(Answer.OK))
          .with("Content-Length", Long.toString(blob.size()));
    }
    Map<String, String> headers = call.headers();
    Matcher range =
        RANGE.matcher(headers.getOrDefault("x-ms-range", headers.getOrDefault("range", "")));
    if (!range.matches()) {
      return body(blobs, blob, Answer.OK, 0, blob.size());
    }
    long from = Long.parseLong(range.group(1));
    long last = range.group(2).isEmpty() ? blob.size() - 1 : Long.parseLong(range.group(2));
    if (from >= blob.size() || last < from) {
      throw BlobRefusals.invalidRange();
    }
    long end = Math.min(last + 1, blob.size());
    return body(blobs, blob, PARTIAL, from, end)
        .with("Content-Range", "bytes " + from + "-" + (end - 1) + "/" + blob.size());
  }

  private static Answer body(Blobs blobs, Blob blob, int status, long from, long end) {
    if (end - from > Integer.MAX_VALUE - 8) {
      throw BlobRefusals.invalidRange();
    }
    byte[] bytes = blobs.read(blob.name(), from, (int) (end - from));
    return BlobHeaders.of(blob, new Answer(status, Map.of(), bytes));
  }
}
