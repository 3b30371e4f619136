import type { TerraformStack } from "cdktf";

import type { Fleet } from "../../config/fleet";
import { backendSettings, stackName, type LayerName } from "../../config/layers";
import { ProducerState } from "./producer-state";
import type { Providers } from "./providers";

/** What a stack needs to find the states of lower layers. */
export interface ProducersProps {
  readonly fleet: Fleet;
  /** Set when every client has a stack of its own, and this one is the client's. */
  readonly only: string | undefined;
  readonly providers: Providers;
}

/** The states of the layers below a stack, each read once, whatever number of clients asks for it. */
export class Producers {
  private readonly states = new Map<LayerName, ProducerState>();

  constructor(
    private readonly stack: TerraformStack,
    private readonly props: ProducersProps,
  ) {}

  /** What a layer has published. */
  stateOf(producer: LayerName): ProducerState {
    const state = this.states.get(producer) ?? this.open(producer);
    this.states.set(producer, state);
    return state;
  }

  private open(producer: LayerName): ProducerState {
    const { fleet, only, providers } = this.props;
    const { homeRegion, region } = fleet.target;
    return new ProducerState(this.stack, {
      producer,
      stackName: stackName(producer, only),
      ...backendSettings(fleet, producer, only),
      provider: homeRegion === region ? undefined : providers.in(homeRegion),
    });
  }
}
