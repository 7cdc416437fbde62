package vn.tram.hub.inlet;

import java.io.FilterInputStream;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.io.OutputStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.util.concurrent.CountDownLatch;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.SSLSocketFactory;
import org.eclipse.paho.mqttv5.client.internal.NetworkModule;

/**
 * The TLS connection below one MQTT client, in place of Paho's own. It reports no failure before
 * the client has spoken: Paho's connecting thread waits for ever for the thread that reads to be
 * running, and misses it where the broker hangs up at once, as it does with a certificate that it
 * refuses. Each try would leave a thread behind.
 */
final class Line implements NetworkModule {
  private final URI broker;
  private final SSLSocketFactory sockets;
  private final int patienceMillis;
  private final Socket plain = new Socket();
  private final CountDownLatch spoken = new CountDownLatch(1);
  private InputStream in = InputStream.nullInputStream();
  private OutputStream out = OutputStream.nullOutputStream();

  /**
   * A line that is not open yet.
   *
   * @param patienceMillis for connecting and for each step of the handshake
   */
  Line(InletSettings settings, int patienceMillis) {
    this.broker = settings.broker();
    this.sockets = settings.tls().getSocketFactory();
    this.patienceMillis = patienceMillis;
  }

  @Override
  public void start() throws IOException {
    plain.setTcpNoDelay(true);
    plain.connect(new InetSocketAddress(broker.getHost(), broker.getPort()), patienceMillis);
    var secured = (SSLSocket) sockets.createSocket(plain, broker.getHost(), broker.getPort(), true);
    SSLParameters rules = secured.getSSLParameters();
    rules.setEndpointIdentificationAlgorithm("HTTPS");
    secured.setSSLParameters(rules);
    secured.setSoTimeout(patienceMillis);
    secured.startHandshake();
    secured.setSoTimeout(0);
    in = new Ear(secured.getInputStream());
    out = new Mouth(secured.getOutputStream());
  }

  @Override
  public InputStream getInputStream() {
    return in;
  }

  @Override
  public OutputStream getOutputStream() {
    return out;
  }

  /** Called by the client once it is done with the line. */
  @Override
  public void stop() throws IOException {
    spoken.countDown();
    plain.close();
  }

  @Override
  public String getServerURI() {
    return broker.toString();
  }

  /** Ends the connection, or the attempt to connect, at once. Doing so twice does nothing. */
  void cut() {
    try {
      plain.close();
    } catch (IOException e) {
      throw new IllegalStateException("a socket that does not close", e);
    }
  }

  /** Hears nothing before the mouth has opened. */
  private final class Ear extends FilterInputStream {
    Ear(InputStream in) {
      super(in);
    }

    @Override
    public int read() throws IOException {
      awaitFirstWord();
      return super.read();
    }

    @Override
    public int read(byte[] bytes, int offset, int length) throws IOException {
      awaitFirstWord();
      return super.read(bytes, offset, length);
    }

    @Override
    public int available() throws IOException {
      return spoken.getCount() > 0 ? 0 : super.available();
    }

    private void awaitFirstWord() throws InterruptedIOException {
      try {
        spoken.await();
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw new InterruptedIOException("interrupted before the first word");
      }
    }
  }

  private final class Mouth extends FilterOutputStream {
    Mouth(OutputStream out) {
      super(out);
    }

    @Override
    public void write(int octet) throws IOException {
      spoken.countDown();
      out.write(octet);
    }

    @Override
    public void write(byte[] bytes, int offset, int length) throws IOException {
      spoken.countDown();
      out.write(bytes, offset, length);
    }
  }
}
