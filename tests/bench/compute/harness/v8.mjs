// Kernels as WebAssembly in V8: a contestant as harness/serve.h describes it.
import fs from 'node:fs';
import readline from 'node:readline';

const kernels = new Map();

function load(path) {
    const { exports } = new WebAssembly.Instance(new WebAssembly.Module(fs.readFileSync(path)));
    exports.compute_prepare();
    return exports;
}

function answer(path, turns) {
    try {
        if (!kernels.has(path))
            kernels.set(path, load(path));
        const kernel = kernels.get(path);
        const begin = process.hrtime.bigint();
        const result = BigInt.asUintN(64, kernel.compute_run(BigInt(turns)));
        return `${result} ${process.hrtime.bigint() - begin}`;
    } catch (error) {
        return `error ${String(error).split('\n')[0]}`;
    }
}

for await (const line of readline.createInterface({ input: process.stdin })) {
    const [path, turns] = line.split(' ');
    fs.writeSync(1, answer(path, turns) + '\n');
}
