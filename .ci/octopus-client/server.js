import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { fileURLToPath } from "node:url";

const JAR = fileURLToPath(new URL("../../backend/server/target/slipway.jar", import.meta.url));
const READY = /^Slipway is ready at (http:\S+)$/;

export const API_KEY = "API-OCTOPUSCLIENTOCTOPUSCLIENT12";

/** Starts the packaged server on a data directory of its own and a free port. */
export async function startServer() {
    const data = await mkdtemp(join(tmpdir(), "slipway-octopus-client-"));
    const process_ = spawn("java", ["-jar", JAR, "server", "--data", data, "--port", "0"], {
        env: { ...process.env, SLIPWAY_ADMIN_API_KEY: API_KEY },
        stdio: ["ignore", "pipe", "inherit"],
    });
    return {
        url: await ready(process_),
        async stop() {
            const ended = once(process_, "exit");
            process_.kill("SIGTERM");
            await ended;
            await rm(data, { recursive: true, force: true });
        },
    };
}

function ready(process_) {
    return new Promise((resolve, reject) => {
        process_.once("error", reject);
        process_.once("exit", (code) => reject(new Error(`The server ended with ${code} before it was ready`)));
        createInterface({ input: process_.stdout }).on("line", (line) => {
            const match = READY.exec(line);
            if (match) {
                resolve(match[1]);
            }
        });
    });
}
