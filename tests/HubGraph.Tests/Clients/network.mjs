// A way to a server on this machine that can be cut, mended, or lose what the server answers.
import net from 'node:net';

export class Network {
  swallows = false;
  #sockets = new Set();
  #port;
  #listener = net.createServer(client => {
    const server = net.connect(this.#port, '127.0.0.1');
    for (const [socket, other] of [[client, server], [server, client]]) {
      this.#sockets.add(socket);
      socket.on('error', () => other.destroy());
      socket.on('close', () => {
        this.#sockets.delete(socket);
        other.destroy();
      });
    }
    client.pipe(server);
    server.on('data', data => (this.swallows ? client.destroy() : client.write(data)));
  });

  constructor(port) {
    this.#port = port;
  }

  static async start(port) {
    const network = new Network(port);
    await new Promise(resolve => network.#listener.listen(0, '127.0.0.1', resolve));
    network.address = `http://127.0.0.1:${network.#listener.address().port}`;
    return network;
  }

  cut() {
    for (const socket of this.#sockets)
      socket.destroy();
    return new Promise(resolve => this.#listener.close(resolve));
  }

  mend() {
    return new Promise(resolve => this.#listener.listen(Number(new URL(this.address).port), '127.0.0.1', resolve));
  }
}
