package io.github.fleetmaven.simulator.api;

import io.github.fleetmaven.simulator.blob.Blob;
import io.github.fleetmaven.simulator.blob.BlobName;
import io.github.fleetmaven.simulator.blob.Blobs;
import io.github.fleetmaven.simulator.scenario.Response;
import io.github.fleetmaven.simulator.service.BlobRefusals;
import io.github.fleetmaven.simulator.service.Refusal;
import io.github.fleetmaven.simulator.service.Simulation;
import java.util.List;

/**
 * Storage accounts: any account is there, and a container as soon as something is put into it.
 * Guarded by the simulator's lock.
 */
public final class BlobApi implements Front {

  private final Simulation simulation;
  private final Blobs blobs;
  private final BlobListing listing;

  public BlobApi(Simulation simulation) {
    this.simulation = simulation;
    this.blobs = simulation.blobs();
    this.listing = new BlobListing(simulation);
  }

  @Override
  public boolean serves(Call call) {
    return BlobName.ofPath(call.path()).isPresent();
  }

  @Override
  public Answer answer(Call call) {
    BlobName name = BlobName.ofPath(call.path()).orElseThrow();
    try {
      BlobAccess.check(call, simulation.now());
      return identified(dispatch(name, call), call);
    } catch (Refusal refusal) {
      return identified(refused(refusal), call);
    }
  }

  @Override
  public Answer faulty(Response response, Call call) {
    String code = response.code().orElseGet(() -> code(response.status()));
    String message = response.message().orElse(code);
    Answer answer = BlobXml.error(response.status(), code, response.body().orElse(message));
    Answer result =
        response.retryAfter().isPresent()
            ? answer.with("Retry-After", Integer.toString(response.retryAfter().getAsInt()))
            : answer;
    return identified(result, call);
  }

  private Answer dispatch(BlobName name, Call call) {
    if (name.container().isEmpty()) {
      return ofAccount(call);
    }
    return name.name().isEmpty() ? ofContainer(name, call) : ofBlob(name, call);
  }

  private Answer ofAccount(Call call) {
    if (call.method().equals("POST") && call.asksFor("comp", "userdelegationkey")) {
      return BlobXml.delegationKey(call.body());
    }
    throw BlobRefusals.unsupported(call.method());
  }

  private Answer ofContainer(BlobName container, Call call) {
    return switch (call.method()) {
      case "PUT" -> {
        if (!blobs.makeContainer(container)) {
          throw BlobRefusals.containerExists();
        }
        yield Answer.empty(Answer.CREATED);
      }
      case "GET", "HEAD" ->
          call.asksFor("comp", "list") ? listing.list(container, call) : found(container);
      case "DELETE" -> {
        if (!blobs.removeContainer(container)) {
          throw BlobRefusals.noContainer();
        }
        yield Answer.empty(Answer.ACCEPTED);
      }
      default -> throw BlobRefusals.unsupported(call.method());
    };
  }

  private Answer found(BlobName container) {
    if (!blobs.hasContainer(container)) {
      throw BlobRefusals.noContainer();
    }
    return Answer.empty(Answer.OK);
  }

  private Answer ofBlob(BlobName name, Call call) {
    return switch (call.method()) {
      case "PUT" -> put(name, call);
      case "GET", "HEAD" -> BlobReading.answer(blobs, name, call);
      case "DELETE" -> {
        if (!blobs.remove(name)) {
          throw BlobRefusals.noBlob();
        }
        yield Answer.empty(Answer.ACCEPTED);
      }
      default -> throw BlobRefusals.unsupported(call.method());
    };
  }

  private Answer put(BlobName name, Call call) {
    if (call.headers().getOrDefault("transfer-encoding", "").equalsIgnoreCase("chunked")) {
      throw BlobRefusals.missingLength();
    }
    BlobHeaders.checkMd5(call);
    return switch (call.query().getOrDefault("comp", "")) {
      case "" -> putWhole(name, call);
      case "block" -> putBlock(name, call);
      case "blocklist" -> putBlocks(name, call);
      default -> throw BlobRefusals.invalidParameter("comp");
    };
  }

  private Answer putWhole(BlobName name, Call call) {
    if (!call.headers().getOrDefault("x-ms-blob-type", "").equalsIgnoreCase("BlockBlob")) {
      throw BlobRefusals.missingHeader("x-ms-blob-type");
    }
    checkConditions(name, call);
    blobs.put(name, call.body(), BlobHeaders.details(call, true), simulation.now());
    return written(name);
  }

  private Answer putBlock(BlobName name, Call call) {
    String id = call.query().getOrDefault("blockid", "");
    if (!BlobHeaders.isBlockId(id)) {
      throw BlobRefusals.invalidParameter("blockid");
    }
    blobs.stage(name, id, call.body());
    return Answer.empty(Answer.CREATED);
  }

  private Answer putBlocks(BlobName name, Call call) {
    List<String> ids = BlobXml.blockIds(call.body());
    checkConditions(name, call);
    if (!blobs.commit(name, ids, BlobHeaders.details(call, false), simulation.now())) {
      throw BlobRefusals.invalidBlockList();
    }
    return written(name);
  }

  private void checkConditions(BlobName name, Call call) {
    boolean exists = blobs.find(name).isPresent();
    if (exists && call.headers().getOrDefault("if-none-match", "").equals("*")) {
      throw BlobRefusals.blobExists();
    }
    String etag = call.headers().getOrDefault("if-match", "*");
    boolean same =
        blobs.find(name).filter(blob -> etag.equals("*") || etag.equals(blob.etag())).isPresent();
    if (call.headers().containsKey("if-match") && !same) {
      throw BlobRefusals.conditionNotMet();
    }
  }

  private Answer written(BlobName name) {
    Blob blob = blobs.find(name).orElseThrow(BlobRefusals::noBlob);
    return BlobHeaders.of(blob, Answer.empty(Answer.CREATED)).without("Content-Type");
  }

  private static Answer refused(Refusal refusal) {
    return BlobXml.error(refusal.status(), refusal.code(), refusal.text());
  }

  private static String code(int status) {
    return status == 503 ? "ServerBusy" : status == 500 ? "InternalError" : "SimulatedFault";
  }

  private Answer identified(Answer answer, Call call) {
    String version = call.headers().getOrDefault("x-ms-version", "2023-11-03");
    return answer
        .with("x-ms-request-id", simulation.requestId("request"))
        .with("x-ms-version", version);
  }
}
