package io.github.fleetmaven.azure.storage;

import com.azure.core.http.policy.AddDatePolicy;
import com.azure.core.http.policy.HttpPipelinePolicy;
import com.azure.storage.common.StorageSharedKeyCredential;
import com.azure.storage.common.policy.StorageSharedKeyCredentialPolicy;
import io.github.fleetmaven.azure.RequestCounter;
import io.github.fleetmaven.azure.ServicePipeline;
import io.github.fleetmaven.cloud.ContentStore;
import io.github.fleetmaven.cloud.RequestCount;
import io.github.fleetmaven.diag.Diagnostic;
import io.github.fleetmaven.diag.FleetException;
import io.github.fleetmaven.model.ContentPlace;
import io.github.fleetmaven.model.Sensitive;
import io.github.fleetmaven.time.Time;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Optional;

/** A container of an Azure Storage account, as the engine sees it. */
public final class BlobContentStore implements ContentStore {

  private static final String SCOPE = "https://storage.azure.com/.default";

  private final BlobService service;
  private final BlockLanes lanes = new BlockLanes();
  private final SignBlob signing;
  private final RequestCounter counter;

  private BlobContentStore(BlobService service, SignBlob signing, RequestCounter counter) {
    this.service = service;
    this.signing = signing;
    this.counter = counter;
  }

  /**
   * Opens a container. Nothing is asked yet.
   *
   * @param time by which a busy service is waited for
   * @throws FleetException when the endpoint is wrong, or may not be talked to like this, or the
   *     key is none
   */
  public static BlobContentStore open(
      ContentPlace.AzureStorage place, BlobOptions options, Time time) {
    BlobEndpoint endpoint = BlobEndpoint.of(place, options);
    Optional<StorageSharedKeyCredential> key = options.accountKey().map(k -> key(place, k));
    RequestCounter counter = new RequestCounter();
    BlobService service =
        new BlobService(
            place,
            endpoint,
            ServicePipeline.of(
                options.transport(),
                endpoint.isLoopback(),
                authorization(options, endpoint, key),
                counter,
                time,
                options.listener()));
    boolean plainToo = "http".equalsIgnoreCase(endpoint.base().getScheme());
    SignBlob signing = new SignBlob(service, key, new DelegationKeys(service, time), plainToo);
    return new BlobContentStore(service, signing, counter);
  }

  @Override
  public Optional<Long> size(String name) {
    return new ReadSize(service).run(name);
  }

  @Override
  public void put(String name, Path file, String sha256) {
    new UploadFile(service, lanes).run(name, file, sha256);
  }

  @Override
  public Optional<String> read(String name) {
    return new ReadText(service).run(name);
  }

  @Override
  public Optional<List<Stored>> list(String prefix) {
    return Optional.of(new ListBlobs(service).run(prefix));
  }

  @Override
  public void delete(String name) {
    new DeleteBlob(service).run(name);
  }

  @Override
  public Sensitive<String> signed(String name, Instant until) {
    return signing.run(name, until);
  }

  @Override
  public RequestCount requests() {
    return counter.count();
  }

  private static List<HttpPipelinePolicy> authorization(
      BlobOptions options, BlobEndpoint endpoint, Optional<StorageSharedKeyCredential> key) {
    if (key.isPresent()) {
      return List.of(new AddDatePolicy(), new StorageSharedKeyCredentialPolicy(key.get()));
    }
    return List.of(
        endpoint.trusted()
            ? ServicePipeline.token(options.environment(), options.credentials(), SCOPE)
            : ServicePipeline.noToken());
  }

  private static StorageSharedKeyCredential key(
      ContentPlace.AzureStorage place, Sensitive<String> key) {
    try {
      Base64.getDecoder().decode(key.reveal().strip());
      return new StorageSharedKeyCredential(place.account(), key.reveal().strip());
    } catch (IllegalArgumentException e) {
      throw new FleetException(
          "content can't be kept there",
          List.of(
              Diagnostic.error(
                  place.declaredAt(),
                  "the key of storage account " + place.account() + " is not Base64",
                  "take it as 'az storage account keys list' shows it")));
    }
  }
}
