package io.github.fleetmaven.simulator.recorded;

import java.util.List;
import java.util.Optional;
import java.util.function.BiConsumer;

/** Compares the headers that steer a client. */
final class Headers {

  private static final List<String> ADDRESSES = List.of("azure-asyncoperation", "location");
  private static final String RETRY_AFTER = "retry-after";
  private static final String CONTENT_TYPE = "content-type";
  private static final String ETAG = "etag";

  private final boolean retryAfterKept;
  private final Correspondence correspondence;
  private final Leniency leniency;

  Headers(Recording recording, Correspondence correspondence, Leniency leniency) {
    this.leniency = leniency;
    // The recorders of the command line tools struck it out: such files have none at all.
    this.retryAfterKept =
        recording.calls().stream().anyMatch(call -> call.headers().containsKey(RETRY_AFTER));
    this.correspondence = correspondence;
  }

  void compare(RecordedCall call, Reply reply, BiConsumer<String, String> found) {
    for (String name : ADDRESSES) {
      if (present(call, reply, name, found)) {
        String recorded = call.headers().get(name);
        String ours = reply.headers().get(name);
        if (!shape(recorded).equals(shape(ours))) {
          found.accept(name, "is %s, not %s".formatted(shape(ours), shape(recorded)));
        }
      }
    }
    if (retryAfterKept && present(call, reply, RETRY_AFTER, found)) {
      String recorded = call.headers().get(RETRY_AFTER);
      String ours = reply.headers().get(RETRY_AFTER);
      // A poll's is an estimate of what is left to do: 9 to 70 seconds were recorded.
      if (!recorded.equals(ours) && !Operations.isOperation(call.path())) {
        found.accept(RETRY_AFTER, "is %s, not %s".formatted(ours, recorded));
      }
    }
    compareEtags(call, reply, found);
    if (!call.body().isMissingNode() && present(call, reply, CONTENT_TYPE, found)) {
      String recorded = call.headers().get(CONTENT_TYPE);
      String ours = reply.headers().get(CONTENT_TYPE);
      if (!recorded.equalsIgnoreCase(ours)) {
        found.accept(CONTENT_TYPE, "is %s, not %s".formatted(ours, recorded));
      }
    }
  }

  private void compareEtags(RecordedCall call, Reply reply, BiConsumer<String, String> found) {
    if (leniency.hasEtags(call) && present(call, reply, ETAG, found)) {
      correspondence
          .bind(
              "etag of " + Ids.key(call.path()),
              call.headers().get(ETAG),
              reply.headers().get(ETAG))
          .ifPresent(why -> found.accept(ETAG, why));
    }
  }

  private static boolean present(
      RecordedCall call, Reply reply, String name, BiConsumer<String, String> found) {
    Optional<String> recorded = Optional.ofNullable(call.headers().get(name));
    Optional<String> ours = reply.header(name);
    if (recorded.isPresent() && ours.isEmpty()) {
      found.accept(name, "is missing: " + recorded.get());
    } else if (recorded.isEmpty() && ours.isPresent()) {
      found.accept(name, "is too much: " + ours.get());
    }
    return recorded.isPresent() && ours.isPresent();
  }

  /**
   * Returns what of an operation's address has to be alike: where it leads, and whether it is the
   * monitor. The operation's id and the tokens in the query are made up; the version isn't always
   * that of the call in old answers.
   */
  private static String shape(String address) {
    int query = address.indexOf('?');
    String path = query < 0 ? address : address.substring(0, query);
    String rest = query < 0 ? "" : address.substring(query);
    return path.replaceFirst("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$", "{operation}")
            .replaceFirst("operationresults/.*", "operationresults/{result}")
        + (rest.contains("monitor=true") ? "?monitor=true" : "");
  }
}
