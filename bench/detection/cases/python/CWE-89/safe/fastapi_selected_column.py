from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession
from fastapi import APIRouter, Depends
from pydantic import BaseModel
from typing import Literal
from .models import Item

router = APIRouter()


class Filter(BaseModel):
    name: str
    order: Literal["id", "name"] = "id"


@router.post("/search")
async def search(filter: Filter, db: AsyncSession = Depends()):
    statement = select(Item).where(Item.name == filter.name).order_by(getattr(Item, filter.order))
    rows = await db.execute(statement)
    return rows.scalars().all()
