package io.github.fleetmaven.azure.storage;

import com.azure.core.http.HttpPipeline;
import com.azure.core.http.HttpPipelineBuilder;
import com.azure.core.util.Context;
import com.azure.storage.blob.BlobClient;
import com.azure.storage.blob.BlobClientBuilder;
import com.azure.storage.blob.sas.BlobSasPermission;
import com.azure.storage.blob.sas.BlobServiceSasSignatureValues;
import com.azure.storage.common.StorageSharedKeyCredential;
import com.azure.storage.common.policy.StorageSharedKeyCredentialPolicy;
import com.azure.storage.common.sas.SasProtocol;
import io.github.fleetmaven.model.Sensitive;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Optional;

/**
 * Signs the address of a blob, for reading and nothing else. The SDK's client makes the signature;
 * it sends nothing.
 *
 * @param key the account's key; without one, whoever is signed in signs
 * @param plainToo whether the address may be read over plain http
 */
record SignBlob(
    BlobService service,
    Optional<StorageSharedKeyCredential> key,
    DelegationKeys keys,
    boolean plainToo) {

  Sensitive<String> run(String name, Instant until) {
    String blob = service.blob(name);
    Instant expiry = until.truncatedTo(ChronoUnit.SECONDS);
    BlobServiceSasSignatureValues values =
        new BlobServiceSasSignatureValues(
                expiry.atOffset(ZoneOffset.UTC), new BlobSasPermission().setReadPermission(true))
            .setProtocol(plainToo ? SasProtocol.HTTPS_HTTP : SasProtocol.HTTPS_ONLY);
    String account = service.place().account();
    BlobClient client = client(account, blob);
    String signature =
        key.isPresent()
            ? client.generateSas(values)
            : client.generateUserDelegationSas(values, keys.until(until), account, Context.NONE);
    return new Sensitive<>(service.address(blob) + "?" + signature);
  }

  /** A signature is made for account, container and blob, wherever the account answers. */
  private BlobClient client(String account, String blob) {
    HttpPipelineBuilder pipeline = new HttpPipelineBuilder();
    key.ifPresent(k -> pipeline.policies(new StorageSharedKeyCredentialPolicy(k)));
    HttpPipeline nowhere = pipeline.httpClient(new NoNetwork()).build();
    return new BlobClientBuilder()
        .endpoint("https://" + account + ".blob.core.windows.net")
        .containerName(service.place().container())
        .blobName(blob)
        .pipeline(nowhere)
        .buildClient();
  }
}
