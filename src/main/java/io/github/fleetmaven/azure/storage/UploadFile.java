package io.github.fleetmaven.azure.storage;

import io.github.fleetmaven.cloud.CloudError.Kind;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Uploads a file: a small one in one request, a large one in blocks that are sent while the next
 * are read. The file is read once; what was read is compared with the digest before anything is
 * there under the name.
 */
record UploadFile(BlobService service, BlockLanes lanes) {

  void run(String name, Path file, String sha256) {
    String action = "upload content " + name;
    try (BlockReader reader = new BlockReader(action, file)) {
      long length = Files.size(file);
      BlockSize size = BlockSize.of(length);
      if (size.holds(length)) {
        whole(name, reader, size, sha256);
      } else {
        inBlocks(name, reader, size, sha256);
      }
    } catch (IOException e) {
      throw BlobFailures.failed(
          Kind.REFUSED, action, file + " can't be read (" + e.getMessage() + ")", e);
    }
  }

  private void whole(String name, BlockReader reader, BlockSize size, String sha256)
      throws IOException {
    byte[] bytes = reader.next(size.bytes() + 1);
    reader.check(sha256);
    new PutBlob(service).whole(name, bytes, sha256);
  }

  private void inBlocks(String name, BlockReader reader, BlockSize size, String sha256)
      throws IOException {
    PutBlock put = new PutBlock(service);
    int count = 0;
    try (BlockLanes.Upload upload = lanes.upload("upload content " + name)) {
      upload.awaitRoom();
      for (byte[] block = reader.next(size.bytes());
          block.length > 0;
          block = reader.next(size.bytes())) {
        String id = size.id(count++);
        byte[] bytes = block;
        upload.send(() -> put.run(name, id, bytes));
        upload.awaitRoom();
      }
      reader.check(sha256);
      upload.join();
    }
    new PutBlob(service).committed(name, size.list(count), sha256);
  }
}
