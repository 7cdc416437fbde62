package vn.tram.hub.web;

import io.helidon.http.HeaderNames;
import io.helidon.http.Status;
import io.helidon.webserver.http.HttpRules;
import io.helidon.webserver.http.HttpService;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.zip.GZIPOutputStream;

/**
 * The pages' scripts, styles and letters, read once from the class path.
 *
 * <p>An asset's address holds a hash of all of them: browsers keep it for a year, and a new version
 * has a new address. Only the files that are listed here are served, so that nothing else of a
 * library is.
 */
public final class Assets implements HttpService {
  private static final String YEAR = "public, max-age=31536000, immutable";

  private final Map<String, Asset> assets = new TreeMap<>();
  private final String version;

  /**
   * Reads the assets.
   *
   * @param resources for each name that pages use, the class path's name of its content
   * @throws IllegalStateException when one is not there
   */
  public Assets(Map<String, String> resources) {
    resources.forEach((name, resource) -> assets.put(name, asset(name, resource)));
    version = hash();
  }

  /** Where a page finds this asset. */
  public String address(String name) {
    if (!assets.containsKey(name)) {
      throw new IllegalArgumentException("there is no asset " + name);
    }
    return "/assets/" + version + "/" + name;
  }

  @Override
  public void routing(HttpRules rules) {
    rules.get("/{version}/{+name}", this::serve);
  }

  private void serve(ServerRequest request, ServerResponse response) {
    Optional<Asset> asset =
        Optional.ofNullable(assets.get(request.path().pathParameters().get("name")));
    boolean current = request.path().pathParameters().get("version").equals(version);
    if (asset.isEmpty() || !current) {
      throw new Refusal(Status.NOT_FOUND_404, "refusal.not-found");
    }
    response.header(HeaderNames.CACHE_CONTROL, YEAR);
    response.header(HeaderNames.CONTENT_TYPE, asset.get().type());
    response.header(HeaderNames.VARY, "Accept-Encoding");
    boolean zipped =
        request
            .headers()
            .first(HeaderNames.ACCEPT_ENCODING)
            .filter(encodings -> encodings.contains("gzip"))
            .isPresent();
    if (zipped) {
      response.header(HeaderNames.CONTENT_ENCODING, "gzip");
    }
    response.send(zipped ? asset.get().zipped() : asset.get().plain());
  }

  private String hash() {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      assets.values().forEach(asset -> digest.update(asset.plain()));
      return HexFormat.of().formatHex(digest.digest(), 0, 8);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
  }

  private static Asset asset(String name, String resource) {
    try (InputStream in = Assets.class.getClassLoader().getResourceAsStream(resource)) {
      if (in == null) {
        throw new IllegalStateException("the class path has no " + resource);
      }
      byte[] plain = in.readAllBytes();
      var zipped = new ByteArrayOutputStream();
      try (var out = new GZIPOutputStream(zipped)) {
        out.write(plain);
      }
      return new Asset(type(name), plain, zipped.toByteArray());
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read " + resource, e);
    }
  }

  private static String type(String name) {
    return switch (name.substring(name.lastIndexOf('.') + 1)) {
      case "css" -> "text/css; charset=utf-8";
      case "js" -> "text/javascript; charset=utf-8";
      case "svg" -> "image/svg+xml";
      case "woff2" -> "font/woff2";
      default -> throw new IllegalArgumentException("no type is known for " + name);
    };
  }

  private record Asset(String type, byte[] plain, byte[] zipped) {}
}
