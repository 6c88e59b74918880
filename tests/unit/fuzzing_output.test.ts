// What libFuzzer's output says: progress and coverage, and what was found.
import { describe, expect, it } from 'vitest';
import { readFuzzing } from '../../scripts/lib/fuzzing_output.mjs';

const start = `INFO: Seed: 1
INFO: Loaded 1 PC tables (1465 PCs): 1465 [0x55,0x56),
#3\tINITED cov: 202 ft: 203 corp: 1/1b exec/s: 0 rss: 32Mb
#512\tNEW    cov: 500 ft: 900 corp: 9/90b lim: 256 exec/s: 0 rss: 33Mb L: 7/9 MS: 1 InsertByte-
`;

describe('readFuzzing', () => {
  it('reads how far a run came that found nothing', () => {
    const done = '#30275\tDONE   cov: 506 ft: 1832 corp: 214/13Kb lim: 256 exec/s: 2523 rss: 464Mb';
    expect(readFuzzing(`${start}${done}\nDone 30275 runs in 12 second(s)\n`)).toEqual({
      executions: 30275,
      reached: 506,
      edges: 1465,
      failure: undefined,
      input: undefined,
    });
  });

  it('keeps of a failure what a person needs: the finding, the summary, the input', () => {
    const failure = [
      'Not as it must be: output: element 3 is 1.5 and not 2.5',
      '==7== ERROR: libFuzzer: deadly signal',
      '    #0 0x55 in spotlight::fuzz::fail',
      'SUMMARY: libFuzzer: deadly signal',
    ];
    const strangers =
      '    #1 0x56 in fuzzer::Fuzzer::Loop (build/fuzz/x)\nNOTE: libFuzzer has handlers.';
    const rest = "artifact_prefix='f/'; Test unit written to f/attention-crash-7da\nBase64: Mggu";
    const fuzzing = readFuzzing(
      `${start}${[...failure.slice(0, 3), strangers, ...failure.slice(3)].join('\n')}\n0x32,0x8,\n${rest}\n`,
    );
    expect(fuzzing.executions).toBe(512);
    expect(fuzzing.failure).toBe(failure.join('\n'));
    expect(fuzzing.input).toBe('f/attention-crash-7da');
  });

  it('takes a run that did not end for a failure, whatever it said', () => {
    expect(readFuzzing('no such file: build/fuzz/x').failure).toBe('no such file: build/fuzz/x');
  });
});
